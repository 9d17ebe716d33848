#include "connector/topology/problems/topology_rules.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "connector/diagnosis/rules/first_match.hpp"

namespace rconn {
namespace {

using namespace std::string_view_literals;

// The finding of the member's own report, if the problem is what the report failed with.
std::shared_ptr<const Finding> own_finding(const ProblemCase& what) {
  if (what.member == nullptr || !what.member->report) return nullptr;
  const Report& report = *what.member->report;
  const bool same = report.failure && report.failure->fault == what.problem.fault;
  return same ? report.finding : nullptr;
}

// That the address announced leads nowhere from here follows from what was announced, which is the
// cause of a topology's problem.
bool is_about_way(std::string_view cause) {
  constexpr std::array causes{"name-unknown"sv, "name-without-address"sv, "no-route"sv,
                              "multicast-name"sv, "alias-leads-nowhere"sv, "route-refuses"sv,
                              "neighbour-silent"sv, "service-not-in-namespace"sv,
                              // which says no more than the problem itself
                              "link-to-master-down"sv};
  return std::ranges::find(causes, cause) != causes.end();
}

}  // namespace

std::span<const std::span<const TopologyRule>> topology_rules() {
  static const std::array tables{bus_rules(), list_rules(), announce_rules()};
  return tables;
}

void explain(Problem& problem, const Topology& topology, const MemberIndex& index) {
  ProblemCase what{problem, topology, index};
  if (!problem.members.empty()) what.member = &topology.members[problem.members.front()];
  const auto own = own_finding(what);
  auto found = first_match(topology_rules(), what, Certainty::proven);
  if (!found && own && own->certainty == Certainty::proven && !is_about_way(own->cause)) {
    problem.finding = own;
    return;
  }
  if (!found) found = first_match(topology_rules(), what, Certainty::likely);
  if (found) {
    problem.finding = std::make_shared<const Finding>(*std::move(found));
  } else if (!problem.advice) {
    problem.finding = own;
  }
}

}  // namespace rconn
