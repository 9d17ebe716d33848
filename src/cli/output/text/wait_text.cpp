#include "cli/output/text/wait_text.hpp"

#include <fmt/format.h>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/other_addresses.hpp"

namespace rconn::cli {

std::string tries(unsigned count) {
  return fmt::format("{} {}", count, count == 1 ? "try" : "tries");
}

std::string wait_line(const Report& report) {
  const std::string state =
      report.ok() ? "ready" : fmt::format("gone ({})", info(report.failure->fault).id);
  return text::for_terminal(fmt::format("{}: {} after {:.1f} s, {}{}", report.target, state,
                                        in_seconds(report.wait.value().took),
                                        tries(report.wait->tries),
                                        report.ok() ? other_addresses(report) : "")) +
         "\n";
}

std::string still_there(const Report& report) {
  return text::for_terminal(fmt::format("rconn: {}: it is still there", report.target)) + "\n";
}

std::string not_stable(const Report& report, unsigned required) {
  return text::for_terminal(fmt::format(
             "rconn: {}: ready, but only {} in a row of the same server process, not {} (--stable)",
             report.target, tries(report.wait.value().in_a_row), required)) +
         "\n";
}

}  // namespace rconn::cli
