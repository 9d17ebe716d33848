// Rules that derive the cause of a problem from all that is known of the topology.
// Entry points: topology_rules(), explain(). Pure. They judge as connector/diagnosis/rules do: a
// proven cause comes before those that are likely, then the first row.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "connector/diagnosis/rules/rule.hpp"
#include "connector/topology/problems/member_index.hpp"
#include "connector/values/finding.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// What a rule judges.
struct ProblemCase {
  const Problem& problem;
  const Topology& topology;
  const MemberIndex& index;
  const TopologyMember* member = nullptr;  // the one that is concerned; null: none, or all

  [[nodiscard]] bool is(Fault fault) const { return problem.fault == fault && member != nullptr; }
};

struct TopologyRule {
  std::string_view cause;  // the id; its words are in cli/output/words/causes/topology_causes
  Certainty certainty;
  std::optional<Observed> (*match)(const ProblemCase& what);
};

std::span<const TopologyRule> bus_rules();       // nodes of a Cluster, and the way between them
std::span<const TopologyRule> list_rules();      // what Sentinels and masters know
std::span<const TopologyRule> announce_rules();  // addresses that are told to clients

std::span<const std::span<const TopologyRule>> topology_rules();

// Sets the finding of the problem: by these rules, else that of the member's own report, unless the
// latter is only likely and an advice of the topology is known. None may hold.
void explain(Problem& problem, const Topology& topology, const MemberIndex& index);

}  // namespace rconn
