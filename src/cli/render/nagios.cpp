#include "cli/render/nagios.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/render/hint.hpp"
#include "cli/render/milliseconds.hpp"
#include "cli/render/text.hpp"
#include "cli/text/escape.hpp"

namespace rconn::cli {
namespace {

constexpr int ok = 0;
constexpr int warning = 1;
constexpr int critical = 2;
constexpr int unknown = 3;

constexpr std::array<std::string_view, 4> words{"OK", "WARNING", "CRITICAL", "UNKNOWN"};

std::string limit(const std::optional<double>& value) {
  return value ? fmt::format("{:.6f}", *value) : "";
}

std::string perfdata(const Report& report, const Thresholds& thresholds) {
  std::string text = fmt::format("total={:.6f}s;{};{};0", in_seconds(report.total),
                                 limit(thresholds.warn), limit(thresholds.crit));
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (!report.times[i]) continue;
    text += fmt::format(" {}={:.6f}s;;;0", rung_names[i], in_seconds(*report.times[i]));
  }
  return text;
}

// The bar ends a plugin's words.
std::string without_bar(std::string text) {
  std::ranges::replace(text, '|', '/');
  return text;
}

std::string said(const Report& report) {
  if (report.ok()) {
    return fmt::format("{}: {} in {}", report.target,
                       report.expectations.empty() ? "PONG" : "as expected",
                       milliseconds(report.total));
  }
  const FaultInfo& fault = info(report.failure->fault);
  return fmt::format("{}: {} ({}): {}; {}", report.target, fault.sentence, fault.id,
                     shortened(report.failure->detail), hint(report));
}

}  // namespace

int nagios_status(const Report& report, const Thresholds& thresholds) {
  if (report.failure) {
    if (report.failure->fault == Fault::tls_expiring) return warning;
    const Verdict verdict = report.verdict();
    const bool unclear = verdict == Verdict::not_attempted || verdict == Verdict::interrupted;
    return unclear ? unknown : critical;
  }
  const double took = in_seconds(report.total);
  if (thresholds.crit && took > *thresholds.crit) return critical;
  return thresholds.warn && took > *thresholds.warn ? warning : ok;
}

std::string render_nagios(const Report& report, const Thresholds& thresholds) {
  const auto status = static_cast<std::size_t>(nagios_status(report, thresholds));
  return fmt::format("REDIS {} - {} | {}\n", words.at(status),
                     without_bar(text::for_terminal(said(report))), perfdata(report, thresholds));
}

}  // namespace rconn::cli
