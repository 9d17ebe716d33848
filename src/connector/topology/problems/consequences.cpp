#include "connector/topology/problems/consequences.hpp"

#include <algorithm>

namespace rconn {
namespace {

bool is_unreached(const TopologyMember& member) { return member.report && !member.ok(); }

bool has_problem(const Topology& topology, Fault fault) {
  return std::ranges::find(topology.problems, fault, &Problem::fault) != topology.problems.end();
}

bool is_said_to_have_failed(std::size_t place, const Topology& topology) {
  return std::ranges::any_of(topology.problems, [place](const Problem& problem) {
    return problem.fault == Fault::node_failed &&
           std::ranges::find(problem.members, place) != problem.members.end();
  });
}

// Of its members at least one, and all.
template <typename Holds>
bool all_of_its_members(const Problem& problem, Holds holds) {
  return !problem.members.empty() && std::ranges::all_of(problem.members, holds);
}

}  // namespace

bool follows_from_others(const Problem& problem, const Topology& topology) {
  const auto unreached = [&](std::size_t place) { return is_unreached(topology.members[place]); };
  switch (problem.fault) {
    case Fault::node_failed:
      return all_of_its_members(problem, unreached);
    case Fault::slots_uncovered:
      return all_of_its_members(problem, [&](std::size_t place) {
        return unreached(place) || is_said_to_have_failed(place, topology);
      });
    case Fault::link_down:
      return all_of_its_members(problem, [&](std::size_t place) {
        const auto& master = topology.members[place].master;
        return master && unreached(*master);
      });
    case Fault::cluster_down:
      return has_problem(topology, Fault::slots_uncovered) ||
             has_problem(topology, Fault::node_failed);
    default:
      return false;
  }
}

}  // namespace rconn
