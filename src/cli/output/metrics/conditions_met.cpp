#include "cli/output/metrics/conditions_met.hpp"

#include <algorithm>

#include "connector/values/topology.hpp"

namespace rconn::cli {
namespace {

void add(const Report& report, std::vector<ConditionMet>& all) {
  for (const EvaluatedCondition& evaluated : report.expectations) {
    const auto known = std::ranges::find(all, evaluated.condition, &ConditionMet::condition);
    if (known == all.end()) {
      all.push_back({evaluated.condition, evaluated.met});
    } else {
      known->met = known->met && evaluated.met;
    }
  }
}

}  // namespace

std::vector<ConditionMet> conditions_met(const Report& report) {
  std::vector<ConditionMet> all;
  add(report, all);
  if (report.topology) {
    for (const TopologyMember& member : report.topology->members) {
      if (member.report) add(*member.report, all);
    }
  }
  return all;
}

}  // namespace rconn::cli
