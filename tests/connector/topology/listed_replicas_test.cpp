#include "connector/topology/members.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

// A master that Sentinel watches, with the replicas that it lists.
Topology watched(const std::vector<std::string>& hosts) {
  SentinelView view;
  view.masters.emplace_back();
  view.masters.front().master.name = "mymaster";
  view.masters.front().master.host = "10.0.0.1";
  view.masters.front().master.port = 6379;
  for (const std::string& host : hosts) {
    Instance replica;
    replica.host = host;
    replica.port = 6379;
    view.masters.front().replicas.push_back(replica);
  }
  Topology topology;
  topology.kind = TopologyKind::sentinel;
  add_members(topology, view);
  return topology;
}

// What Sentinel does not list of the replicas that the master lists.
std::vector<std::string> unknown(Topology& topology, const std::vector<std::string>& hosts) {
  ReplicationView view;
  view.own.role = MemberRole::master;
  for (const std::string& host : hosts) view.replicas.push_back({host, 6379, "online", {}, {}});
  compare_replicas(topology, 0, view);
  return topology.members[0].unknown_replicas;
}

}  // namespace

TEST_CASE("a master's replicas are compared with Sentinel's by address") {
  Topology topology = watched({"10.0.0.2", "10.0.0.3"});
  CHECK(unknown(topology, {"10.0.0.3", "10.0.0.4"}) == std::vector<std::string>{"10.0.0.4:6379"});
  CHECK(topology.members[0].lists_replicas);
  CHECK_FALSE(topology.members[1].listed);
  CHECK(topology.members[2].listed);
}

TEST_CASE("a name may be any of the addresses that are left, but each only once") {
  Topology topology = watched({"10.0.0.2", "10.0.0.3"});
  CHECK(unknown(topology, {"a.example", "10.0.0.3"}).empty());
  topology = watched({"10.0.0.2"});
  CHECK(unknown(topology, {"a.example", "b.example"}) ==
        std::vector<std::string>{"b.example:6379"});
}

TEST_CASE("lists that are not whole are not compared") {
  Topology topology = watched({"10.0.0.2"});
  topology.left_out = 1;
  CHECK(unknown(topology, {"10.0.0.4"}).empty());
  CHECK_FALSE(topology.members[0].lists_replicas);
}
