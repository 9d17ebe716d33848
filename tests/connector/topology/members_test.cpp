#include "connector/topology/members.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

Topology cluster(const std::string& text, bool over_tls = false) {
  Topology topology;
  topology.kind = TopologyKind::cluster;
  topology.over_tls = over_tls;
  add_members(topology, nodes_in_text(text), "seed.example");
  return topology;
}

ClusterNodes told(const std::string& endpoint, int plain_port, int tls_port) {
  ClusterNodes nodes = nodes_in_text("a 10.0.0.1:7000@17000 master - 0 0 1 connected 0-5\n");
  nodes.front().endpoint = endpoint;
  nodes.front().plain_port = plain_port;
  nodes.front().tls_port = tls_port;
  return nodes;
}

std::string advertised(const ClusterNodes& nodes, bool over_tls = false) {
  Topology topology;
  topology.over_tls = over_tls;
  add_members(topology, nodes, "seed.example");
  REQUIRE(topology.members.size() == 1);
  return topology.members.front().advertised();
}

std::vector<std::string> ids_of(const Topology& topology) {
  std::vector<std::string> ids;
  for (const TopologyMember& member : topology.members) ids.push_back(member.id);
  return ids;
}

}  // namespace

TEST_CASE("members are tried at the addresses that clients are told") {
  CHECK(advertised(told("a.example", 7000, 7443)) == "a.example:7000");
  CHECK(advertised(told("a.example", 7000, 7443), true) == "a.example:7443");
  CHECK(advertised(told("", 7000, 0)) == "seed.example:7000");
  CHECK(advertised(told("?", 7000, 0)) == "?:7000");
  CHECK(advertised(told("10.0.0.1", 0, 7443)) == "10.0.0.1:?");
  CHECK(advertised(told("10.0.0.1", 7000, 0), true) == "10.0.0.1:7000");
}

TEST_CASE("a host that cannot be connected to is not tried") {
  for (const char* host : {"/run/redis.sock", "a b", "-x", "a\nb", "a;b", "\xff"}) {
    CAPTURE(host);
    CHECK(advertised(told(host, 7000, 0)) == "?:7000");
  }
  CHECK_FALSE(is_plausible_host(std::string(256, 'a')));
  CHECK(is_plausible_host("fe80::1%eth0"));
}

TEST_CASE("replicas follow their masters, which are sorted by slots") {
  Topology topology = cluster(
      "r1 10.0.0.4:7000@17000 slave m1 0 0 1 connected\n"
      "m2 10.0.0.2:7000@17000 master - 0 0 2 connected 100-16383\n"
      "m1 10.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-99\n"
      "r2 10.0.0.5:7000@17000 slave m2 0 0 2 connected\n"
      "h 10.0.0.6:7000@17000 handshake - 0 0 0 connected\n");
  arrange(topology);
  CHECK(ids_of(topology) == std::vector<std::string>{"m1", "r1", "m2", "r2", ""});
  CHECK(topology.members[3].master == 2);
}

TEST_CASE("a replica of a replica follows that, before the next replica of the master") {
  Topology topology = cluster(
      "c 10.0.0.4:7000@17000 slave a 0 0 1 connected\n"
      "a 10.0.0.2:7000@17000 slave m 0 0 2 connected\n"
      "b 10.0.0.3:7000@17000 slave m 0 0 2 connected\n"
      "m 10.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-99\n");
  arrange(topology);
  CHECK(ids_of(topology) == std::vector<std::string>{"m", "a", "c", "b"});
}

TEST_CASE("replicas that name one another in a circle, or in a long chain, are arranged at once") {
  constexpr std::size_t many = 100'000;  // quadratic time would be hours
  for (const bool is_circle : {true, false}) {
    Topology topology;
    topology.members.resize(many);
    for (std::size_t i = 0; i < many; ++i) {
      topology.members[i].role = MemberRole::replica;
      topology.members[i].master = (i + 1) % many;
    }
    if (!is_circle) topology.members.back().master.reset();
    arrange(topology);
    CHECK(topology.members.size() == many);
  }
}

TEST_CASE("a node in handshake is a member without an id, which is a random one until then") {
  const Topology topology = cluster(
      "m1 10.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-99\n"
      "h 10.0.0.6:7000@17009 handshake - 0 0 0 connected\n");
  REQUIRE(topology.members.size() == 2);
  CHECK(topology.members[1].id.empty());
  CHECK(topology.members[1].advertised() == "10.0.0.6:7000");
  CHECK(topology.members[1].bus_port == 17009);
}

TEST_CASE("members beyond the bound are counted, and their slots as well") {
  Topology topology;
  topology.kind = TopologyKind::cluster;
  topology.max_members = 2;
  add_members(topology,
              nodes_in_text("a 10.0.0.1:7000@17000 master - 0 0 1 connected 0-99\n"
                            "b 10.0.0.2:7000@17000 master - 0 0 1 connected 100-199\n"
                            "c 10.0.0.3:7000@17000 master - 0 0 1 connected 200-299\n"
                            "d 10.0.0.4:7000@17000 master,fail - 0 0 1 connected 300-399\n"),
              "10.0.0.1");
  CHECK(topology.members.size() == 2);
  CHECK(topology.left_out == 2);
  CHECK(topology.coverage().count() == 300);
}

TEST_CASE("a Sentinel that watches two masters is one member") {
  Instance master;
  master.name = "one";
  master.host = "10.0.0.1";
  master.port = 6379;
  Instance sentinel;
  sentinel.host = "10.0.0.9";
  sentinel.port = 26379;
  SentinelView view;
  view.masters.push_back({master, {}, {sentinel}, "NOQUORUM 1 usable"});
  master.name = "two";
  view.masters.push_back({master, {sentinel}, {sentinel}, {}});
  Topology topology;
  add_members(topology, view);
  REQUIRE(topology.members.size() == 4);
  CHECK(topology.members[0].quorum_error == "NOQUORUM 1 usable");
  CHECK(topology.members[2].master == 1);
  CHECK(topology.members[3].role == MemberRole::sentinel);
}

TEST_CASE("a replication gains the members that its members name, each once") {
  Topology topology;
  TopologyMember seed;
  seed.host = "10.0.0.2";
  seed.port = 6379;
  seed.role = MemberRole::replica;
  topology.members.push_back(seed);
  ReplicationView of_replica;
  of_replica.own.role = MemberRole::replica;
  of_replica.own.master_host = "10.0.0.1";
  of_replica.own.master_port = 6379;
  add_members(topology, of_replica, 0);
  REQUIRE(topology.members.size() == 2);
  CHECK(topology.members[0].master == 1);
  ReplicationView of_master;
  of_master.own.role = MemberRole::master;
  of_master.replicas.push_back({"10.0.0.2", 6379, "online", {}, {}});
  of_master.replicas.push_back({"10.0.0.3", 6379, "online", {}, {}});
  add_members(topology, of_master, 1);
  REQUIRE(topology.members.size() == 3);
  CHECK(topology.members[2].master == 1);
}

TEST_CASE("a host name from a peer is plausible up to 255 bytes") {
  CHECK(is_plausible_host(std::string(255, 'h')));
  CHECK_FALSE(is_plausible_host(std::string(256, 'h')));
}
