#include "cli/output/metrics/nagios.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {
namespace {

struct StateInfo {
  std::string_view word;
  int exit;
};

// In the order of the enum.
constexpr std::array states{StateInfo{"OK", 0}, StateInfo{"WARNING", 1}, StateInfo{"UNKNOWN", 3},
                            StateInfo{"CRITICAL", 2}};
static_assert(states.size() == static_cast<std::size_t>(NagiosState::critical) + 1);

const StateInfo& info(NagiosState state) { return states.at(static_cast<std::size_t>(state)); }

std::string limit(const std::optional<double>& value) {
  return value ? fmt::format("{:.6f}", *value) : "";
}

std::string perfdata(const Report& report, const Thresholds& thresholds) {
  std::string text =
      fmt::format("total={:.6f}s{}", in_seconds(report.total), nagios_limits(thresholds));
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
    std::string state = report.expectations.empty() ? "PONG" : "as expected";
    if (report.topology) {
      state = fmt::format("all {} members well", report.topology->members.size());
    }
    return fmt::format("{}: {} in {}", report.target, state, milliseconds(report.total));
  }
  const Fault fault = report.failure->fault;
  return fmt::format("{}: {} ({}): {}; {}", report.target, words_for(fault).sentence,
                     rconn::info(fault).id, shortened(in_words(report.failure->detail)),
                     hint(report));
}

}  // namespace

NagiosState nagios_state(const Report& report, const Thresholds& thresholds) {
  if (report.failure) {
    if (report.failure->fault == Fault::tls_expiring) return NagiosState::warning;
    const Verdict verdict = report.verdict();
    const bool unclear = verdict == Verdict::not_attempted || verdict == Verdict::interrupted;
    return unclear ? NagiosState::unknown : NagiosState::critical;
  }
  const double took = in_seconds(report.total);
  if (thresholds.crit && took > *thresholds.crit) return NagiosState::critical;
  return thresholds.warn && took > *thresholds.warn ? NagiosState::warning : NagiosState::ok;
}

int exit_status(NagiosState state) { return info(state).exit; }

std::string nagios_limits(const Thresholds& thresholds) {
  return fmt::format(";{};{};0", limit(thresholds.warn), limit(thresholds.crit));
}

std::string nagios_line(NagiosState state, const std::string& words, const std::string& perfdata) {
  return fmt::format("REDIS {} - {} | {}", info(state).word, without_bar(text::for_terminal(words)),
                     perfdata);
}

std::string render_nagios(const Report& report, const Thresholds& thresholds) {
  return nagios_line(nagios_state(report, thresholds), said(report), perfdata(report, thresholds)) +
         "\n";
}

}  // namespace rconn::cli
