#include "cli/output/summary/nagios_state.hpp"

#include <array>
#include <cstddef>
#include <optional>

#include "cli/output/summary/report_exit.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

// In the order of the enum.
constexpr std::array states{NagiosStateInfo{"OK", 0}, NagiosStateInfo{"WARNING", 1},
                            NagiosStateInfo{"UNKNOWN", 3}, NagiosStateInfo{"CRITICAL", 2}};
static_assert(states.size() == static_cast<std::size_t>(NagiosState::critical) + 1);

}  // namespace

const NagiosStateInfo& info(NagiosState state) {
  return states.at(static_cast<std::size_t>(state));
}

namespace {

// None: as the last try.
std::optional<NagiosState> state_of_wait(const Report& report) {
  if (!report.wait || !report.wait->end) return std::nullopt;
  if (report.wait->met) {
    return report.ok() ? std::nullopt : std::optional(NagiosState::ok);  // it is gone, as awaited
  }
  if (report.wait->end == RunEnd::interrupted) return NagiosState::unknown;
  const bool in_vain = report.wait->end == RunEnd::deadline || report.ok();
  return in_vain ? std::optional(NagiosState::critical) : std::nullopt;
}

}  // namespace

NagiosState nagios_state(const Report& report, const Thresholds& thresholds) {
  if (const auto state = state_of_wait(report)) return *state;
  if (report.failure) {
    if (report.failure->fault == Fault::tls_expiring) return NagiosState::warning;
    return is_unclear(report) ? NagiosState::unknown : NagiosState::critical;
  }
  const double took = in_seconds(report.total);
  if (thresholds.crit && took > *thresholds.crit) return NagiosState::critical;
  return thresholds.warn && took > *thresholds.warn ? NagiosState::warning : NagiosState::ok;
}

}  // namespace rconn::cli
