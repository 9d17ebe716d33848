#include "connector/topology/problems/missing_master.hpp"

#include "support/catch.hpp"

using namespace rconn;
using Places = std::vector<std::size_t>;

namespace {

constexpr std::size_t none = 1000;

// Replicas with these masters, by place; a member without one is a master.
Topology following(const Places& masters) {
  Topology topology;
  topology.kind = TopologyKind::replication;
  for (const std::size_t master : masters) {
    TopologyMember member;
    member.role = master == none ? MemberRole::master : MemberRole::replica;
    if (master != none) member.master = master;
    topology.members.push_back(member);
  }
  return topology;
}

std::vector<Places> circles_of(const Topology& topology) {
  std::vector<Problem> problems;
  add_missing_masters(topology, problems);
  std::vector<Places> circles;
  for (const Problem& problem : problems) circles.push_back(problem.members);
  return circles;
}

}  // namespace

TEST_CASE("replicas that lead to a master are well") {
  CHECK(circles_of(following({none, 0, 1, 2, 0})).empty());
}

TEST_CASE("each circle is told once, however many replicas lead to it") {
  CHECK(circles_of(following({1, 0})) == std::vector<Places>{{0, 1}});
  CHECK(circles_of(following({1, 2, 0})) == std::vector<Places>{{0, 1, 2}});
  CHECK(circles_of(following({1, 2, 1, 0, 3})) == std::vector<Places>{{1, 2}});
  CHECK(circles_of(following({1, 0, 3, 2, none})) == std::vector<Places>{{0, 1}, {2, 3}});
}

TEST_CASE("a replica without a master is told") {
  Topology topology = following({none, 0, 1});
  topology.members[0].role = MemberRole::replica;
  CHECK(circles_of(topology) == std::vector<Places>{{0}});
}

TEST_CASE("a member that says that it is a master ends the walk") {
  Topology topology = following({1, 0});
  topology.members[1].self_report.emplace();
  topology.members[1].self_report->replication.emplace();
  topology.members[1].self_report->replication->role = MemberRole::master;
  CHECK(circles_of(topology).empty());
}

TEST_CASE("a master may be among the members that are left out") {
  Topology topology = following({1, 0});
  topology.left_out = 1;
  CHECK(circles_of(topology).empty());
}
