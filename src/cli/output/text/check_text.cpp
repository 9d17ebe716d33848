#include "cli/output/text/check_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/options/text/escape.hpp"
#include "cli/output/console/colour.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/other_addresses.hpp"

namespace rconn::cli {
namespace {

constexpr int state_width = 16;

std::string state_of(const Report& report, bool colour) {
  const std::string_view state = report.ok() ? "ok" : info(report.failure->fault).id;
  const std::string padded = fmt::format("{:<{}}", state, state_width);
  return coloured(padded, report.ok() ? green : red, colour);
}

// Milliseconds, or seconds for a check that took longer.
std::string time_of(Duration duration) {
  constexpr Duration long_enough = std::chrono::seconds(1);
  return duration < long_enough ? milliseconds(duration)
                                : fmt::format("{:.2f} s", in_seconds(duration));
}

// The detail without the endpoint, which the line already contains.
std::string words_of(const Report& report) {
  const std::string detail = in_words(report.failure->detail);
  const std::string place = report.endpoint + ": ";
  return shortened(detail.starts_with(place) ? detail.substr(place.size()) : detail);
}

}  // namespace

std::string check_line(const Report& report, bool colour) {
  std::string rest = fmt::format(" {}  ", report.target);
  if (report.ok()) {
    rest += milliseconds(report.total) + other_addresses(report);
  } else {
    const std::string words = words_of(report);
    rest += fmt::format("at {} after {}{}", name(*report.stopped_at), milliseconds(report.total),
                        words.empty() ? "" : ": " + words);
  }
  return state_of(report, colour) + text::for_terminal(rest) + "\n";
}

Rendering render_check(const Report& report, TextStyle style) {
  return {.out = check_line(report, style.colour),
          .err = report.probed && style.verbose ? every_rung_of(report) : "",
          .indent = state_width + 1};
}

std::string check_summary_text(const CheckSummary& summary) {
  std::string text = fmt::format("--- {}: {} ok", counted(summary.targets(), "target"), summary.ok);
  if (summary.failures() > 0) text += fmt::format(", {} failed", summary.failures());
  if (summary.interrupted > 0) text += fmt::format(", {} interrupted", summary.interrupted);
  if (summary.rest_uncounted) text += ", the rest of the list not counted";
  if (summary.bad_lines > 0) text += ", " + counted(summary.bad_lines, "bad line");
  text += " in " + time_of(summary.took);
  if (summary.slowest) {
    text += fmt::format("; slowest {}: {}", milliseconds(summary.slowest->took),
                        text::for_terminal(summary.slowest->target));
  }
  text += "\n";
  std::size_t width = 0;
  for (const auto& [fault, entry] : summary.failed) width = std::max(width, info(fault).id.size());
  for (const auto& [fault, entry] : summary.failed) {
    text += fmt::format("{:>7}  {:<{}}  {}; the first: {}\n", entry.count, info(fault).id, width,
                        words_for(fault).sentence, text::for_terminal(entry.first));
  }
  return text;
}

}  // namespace rconn::cli
