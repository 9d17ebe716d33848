#include "cli/output/text/ping_summary_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

std::string table(const PingSummary& summary) {
  std::string text = fmt::format("{:22}", "");
  for (const StatisticName& column : statistic_names) text += fmt::format("{:>11}", column.name);
  text += "\n";
  for (const SeriesName& way : series_names) {
    const Series& series = summary.*way.series;
    std::string label = fmt::format("{} ({})", way.name, series.count);
    for (const Series::Row& row : series.rows()) {
      text += fmt::format("  {:<11} {:<8}", std::exchange(label, ""), row.name);
      for (const StatisticName& column : statistic_names) {
        text += fmt::format("{:>11}", milliseconds(row.times.*column.value));
      }
      text += "\n";
    }
  }
  return text;
}

// Rounded so that it is 0 or 100 only if it is that exactly.
std::string in_per_cent(std::size_t part, std::size_t whole) {
  const double share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  const bool is_exact = part == 0 || part == whole;
  return fmt::format("{:.{}f} %", is_exact ? share : std::clamp(share, 0.1, 99.9),
                     is_exact ? 0 : 1);
}

std::string saving(const Comparison& medians) {
  const auto saved = medians.fresh - medians.reused;
  if (saved.count() <= 0) {
    return fmt::format("a persistent connection saves nothing here: {} per ping instead of {}\n",
                       milliseconds(medians.reused), milliseconds(medians.fresh));
  }
  return fmt::format("a persistent connection saves {} of {} per ping ({} %)\n",
                     milliseconds(saved), milliseconds(medians.fresh), saved * 100 / medians.fresh);
}

}  // namespace

std::string ping_summary_text(const PingSummary& summary) {
  std::string text =
      fmt::format("--- {}: {} sent, {} ok", summary.target, summary.sent, summary.ok);
  for (const auto& [fault, count] : summary.failed) {
    text += fmt::format(", {} {}", count, info(fault).id);
  }
  text += fmt::format(", {} lost", in_per_cent(summary.sent - summary.ok, summary.sent));
  text = text::for_terminal(text) + "\n";
  if (summary.ok > 0) text += table(summary);
  if (const auto medians = comparison(summary)) text += saving(*medians);
  return text;
}

}  // namespace rconn::cli
