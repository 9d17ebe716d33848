#include "cli/output/summary/check_summary.hpp"

#include <algorithm>

namespace rconn::cli {

void CheckSummary::add(const Report& report, std::size_t place, const Thresholds& thresholds) {
  const NagiosState of_report = nagios_state(report, thresholds);
  state = std::max(state, of_report);
  if (of_report != NagiosState::ok && not_ok.size() < max_named) {
    not_ok.push_back(report.target + " " +
                     (report.ok() ? "slow" : std::string(info(report.failure->fault).id)));
  }
  if (!report.ok()) {
    Failed& entry = failed[report.failure->fault];
    if (entry.count++ == 0 || place < entry.first_place) {
      entry.first = report.target;
      entry.first_place = place;
    }
    return;
  }
  ++ok;
  if (!slowest || report.total > slowest->took) slowest = {report.target, report.total};
}

std::size_t CheckSummary::failures() const {
  std::size_t sum = 0;
  for (const auto& [fault, entry] : failed) sum += entry.count;
  return sum;
}

}  // namespace rconn::cli
