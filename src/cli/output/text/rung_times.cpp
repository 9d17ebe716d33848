#include "cli/output/text/rung_times.hpp"

#include <fmt/format.h>

#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {

std::string rung_times(const Report& report) {
  std::string text;
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (!report.times[i]) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", rung_names[i],
                        milliseconds(*report.times[i]));
  }
  return text;
}

}  // namespace rconn::cli
