#include "cli/output/words/lateness.hpp"

#include <fmt/format.h>

#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {

std::string lateness_in_words(const Report& report) {
  return fmt::format("rconn itself was late by up to {}: its turn came that long after the events",
                     milliseconds(report.late));
}

}  // namespace rconn::cli
