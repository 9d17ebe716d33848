#include "cli/output/words/other_addresses.hpp"

#include <fmt/format.h>

namespace rconn::cli {

std::string other_addresses(const Report& report) {
  std::string text;
  for (const Attempt& attempt : report.attempts) {
    if (!attempt.failure) continue;
    text += fmt::format("{}{} ({})", text.empty() ? "; not by " : ", ", attempt.address,
                        info(attempt.failure->fault).id);
  }
  return text;
}

}  // namespace rconn::cli
