#include "cli/output/summary/nagios_state.hpp"

#include <array>
#include <cstddef>

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

}  // namespace rconn::cli
