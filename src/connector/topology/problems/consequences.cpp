#include "connector/topology/problems/consequences.hpp"

#include <algorithm>

#include "connector/values/slots.hpp"

namespace rconn {
namespace {

// Nothing came back from there. A member that answers, or that was not tried, explains nothing.
bool is_unreached(const TopologyMember& member) {
  return member.report && member.report->verdict() == Verdict::no_answer;
}

// There is at least one, and it holds for all.
template <typename Holds>
bool all_members(const Problem& problem, const Topology& topology, Holds holds) {
  return !problem.members.empty() && std::ranges::all_of(problem.members, [&](std::size_t place) {
    return holds(topology.members[place]);
  });
}

// No other slots are missing than those of these members.
bool are_all_missing_slots(const Problem& problem, const Topology& topology) {
  Coverage theirs;
  for (const std::size_t place : problem.members) theirs.add(topology.members[place].slots);
  Coverage missing;
  missing.add(topology.coverage().missing());
  return theirs.ranges() == missing.ranges();
}

bool is_failed_master(const Problem& problem, const Topology& topology) {
  return problem.fault == Fault::node_failed &&
         std::ranges::any_of(problem.members, [&topology](std::size_t place) {
           return !topology.members[place].slots.empty();
         });
}

}  // namespace

bool follows_from_others(const Problem& problem, const Topology& topology) {
  switch (problem.fault) {
    case Fault::node_failed:
      return all_members(problem, topology, is_unreached);
    case Fault::slots_uncovered:
      return all_members(problem, topology, is_unreached) &&
             are_all_missing_slots(problem, topology);
    case Fault::link_down:
      return all_members(problem, topology, [&topology](const TopologyMember& member) {
        return member.master && is_unreached(topology.members[*member.master]);
      });
    case Fault::cluster_down:
      return std::ranges::any_of(topology.problems, [&topology](const Problem& other) {
        return other.fault == Fault::slots_uncovered || is_failed_master(other, topology);
      });
    default:
      return false;
  }
}

}  // namespace rconn
