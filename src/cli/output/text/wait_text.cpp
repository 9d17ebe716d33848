#include "cli/output/text/wait_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/options/text/escape.hpp"
#include "cli/output/console/colour.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/other_addresses.hpp"

namespace rconn::cli {

std::string tries(unsigned count) {
  return fmt::format("{} {}", count, count == 1 ? "try" : "tries");
}

std::string wait_limits_line(Duration deadline, std::span<const Target> targets) {
  const auto in_words = [](Duration budget) { return fmt::format("{:g} s", in_seconds(budget)); };
  const std::string whole = "rconn: wait: for at most " + in_words(deadline) + " (--deadline)";
  const Target& first = targets.front();
  const bool differ = std::ranges::any_of(targets, [&first](const Target& target) {
    return target.connect_budget != first.connect_budget || target.read_budget != first.read_budget;
  });
  if (differ) return whole + "\n";
  return fmt::format("{}; each try: {} to connect (--timeout), {} for a reply (--read-timeout)\n",
                     whole, in_words(first.connect_budget.value_or(built_in_budget)),
                     in_words(first.read_budget.value_or(built_in_budget)));
}

std::string wait_line(const Report& report, bool colour) {
  const std::string state =
      report.ok() ? "ready" : fmt::format("gone ({})", info(report.failure->fault).id);
  const std::string others = report.ok() ? other_addresses(report) : "";
  return fmt::format("{}: {} after {:.1f} s, {}{}\n", text::for_terminal(report.target),
                     coloured(state, green, colour), in_seconds(report.wait.value().took),
                     tries(report.wait->tries), text::for_terminal(others));
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
