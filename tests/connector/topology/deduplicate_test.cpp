#include "connector/topology/deduplicate.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

// A replica that was asked, its master, and a replica that the master lists.
Topology replication() {
  Topology topology;
  topology.kind = TopologyKind::replication;
  for (const char* host : {"127.0.0.1", "10.0.0.1", "10.0.0.9"}) {
    TopologyMember member;
    member.host = host;
    member.port = 6379;
    member.role = MemberRole::replica;
    member.self_report.emplace();
    member.self_report->id = host;
    topology.members.push_back(member);
  }
  TopologyMember& seed = topology.members[0];
  seed.is_seed = true;
  seed.master = 1;
  seed.self_report->replication.emplace();
  seed.self_report->replication->link = "up";
  topology.members[1].role = MemberRole::master;
  topology.members[2].listed = true;
  topology.members[2].master = 1;
  return topology;
}

}  // namespace

TEST_CASE("the asked and a listed server are the same if they report the same run id") {
  Topology topology = replication();
  topology.members[2].self_report->id = topology.members[0].self_report->id;
  deduplicate(topology);
  REQUIRE(topology.members.size() == 2);
  CHECK(topology.members[0].host == "10.0.0.9");
  CHECK(topology.members[0].master == 1);
}

TEST_CASE("servers with different run ids stay separate") {
  Topology topology = replication();
  deduplicate(topology);
  CHECK(topology.members.size() == 3);
}

TEST_CASE("the only unreachable address listed is that of the asked replica") {
  Topology topology = replication();
  topology.members[2].self_report.reset();
  deduplicate(topology);
  REQUIRE(topology.members.size() == 2);
  CHECK(topology.members[0].host == "10.0.0.9");
  CHECK(topology.members[0].is_seed);
}

TEST_CASE("an unreachable address is not merged if there are two, or no link is up") {
  Topology topology = replication();
  topology.members[2].self_report.reset();
  topology.members[0].self_report->replication->link = "down";
  deduplicate(topology);
  CHECK(topology.members.size() == 3);
  topology.members[0].self_report->replication->link = "up";
  topology.members.push_back(topology.members[2]);
  deduplicate(topology);
  CHECK(topology.members.size() == 4);
}
