// The commands sent to a server for its view of a topology, and the handling of missing data.

#include "connector/topology/discovery.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/memory_peer.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;
using Commands = std::vector<std::string>;
using wire::array;
using wire::bulk;
using wire::bulks;

namespace {

constexpr const char* no_rights = "-NOPERM no permissions\r\n";

const std::string nodes_text =
    "m 10.0.0.1:7000@17000 myself,master - 0 0 3 connected 0-16383\n"
    "r 10.0.0.2:7001@17001 slave m 0 0 3 connected\n";

MemoryPeer::Table cluster_node() {
  const std::string myself = array({bulk("10.0.0.1"), ":7000\r\n", bulk("m")});
  const std::string other = array({bulk("replica.example"), ":7001\r\n", bulk("r")});
  return {
      {"HELLO", bulks({"version", "7.2.4", "mode", "cluster", "role", "master"})},
      {"INFO replication", bulk("role:master\r\nconnected_slaves:1\r\n"
                                "slave0:ip=10.0.0.2,port=7001,state=online,offset=1,lag=0\r\n")},
      {"CLUSTER INFO", bulk("cluster_state:ok\r\ncluster_current_epoch:7\r\n")},
      {"CLUSTER NODES", bulk(nodes_text)},
      {"CLUSTER SLOTS", array({array({":0\r\n", ":16383\r\n", myself, other})})}};
}

MemoryPeer::Table sentinel() {
  const std::string master =
      bulks({"name", "main", "ip", "10.0.0.1", "port", "6379", "quorum", "2"});
  return {{"HELLO", bulks({"version", "7.2.4", "mode", "sentinel", "role", "sentinel"})},
          {"SENTINEL MASTERS", array({master})},
          {"SENTINEL MASTER main", master},
          {"SENTINEL REPLICAS main", array({bulks({"ip", "10.0.0.2", "port", "6379"})})},
          {"SENTINEL SENTINELS main", array({bulks({"ip", "10.0.0.3", "port", "26379"})})},
          {"SENTINEL CKQUORUM main", "+OK 3 usable Sentinels\r\n"},
          {"SENTINEL MYID", bulk("this-sentinel")}};
}

Viewed ask_seed(MemoryPeer& peer, const std::optional<std::string>& master = std::nullopt) {
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  return run(rconn::ask_seed(inquiry, master));
}

TopologyView seed_view(const MemoryPeer::Table& table) {
  MemoryPeer peer(table);
  Viewed viewed = ask_seed(peer);
  REQUIRE(viewed);
  return std::move(viewed).value();
}

Failure seed_failure(const MemoryPeer::Table& table) {
  MemoryPeer peer(table);
  const Viewed viewed = ask_seed(peer);
  REQUIRE_FALSE(viewed);
  return viewed.error();
}

TopologyView ask_member(MemoryPeer& peer, TopologyKind kind, MemberRole role) {
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  return run(rconn::ask_member(inquiry, kind, role, std::string("main"), KnownNodes()));
}

bool was_asked(const MemoryPeer& peer, const std::string& command) {
  return std::ranges::find(peer.asked(), command) != peer.asked().end();
}

}  // namespace

TEST_CASE("a Cluster node gives nodes, client addresses, state and epoch") {
  const TopologyView view = seed_view(cluster_node());
  CHECK(view.kind == TopologyKind::cluster);
  CHECK(view.version == "7.2.4");
  CHECK(view.state == "ok");
  CHECK(view.epoch == 7);
  REQUIRE(view.nodes.size() == 2);
  CHECK(view.nodes[0].is_myself());
  CHECK(view.nodes[0].endpoint == "10.0.0.1");
  CHECK(view.nodes[1].endpoint == "replica.example");
  CHECK(view.nodes[1].master_id == "m");
  REQUIRE(view.replication);
  CHECK(view.replication->replicas.size() == 1);
}

TEST_CASE("SLOTS is sent only if SHARDS is unknown, and no command is sent twice") {
  MemoryPeer before_7(cluster_node());
  CHECK(ask_seed(before_7));
  CHECK(before_7.asked() == Commands{"HELLO", "INFO replication", "CLUSTER INFO", "CLUSTER NODES",
                                     "CLUSTER SHARDS", "CLUSTER SLOTS"});

  MemoryPeer::Table table = cluster_node();
  const std::string node = bulks(
      {"id", "m", "ip", "10.0.0.1", "endpoint", "m.example", "role", "master", "health", "online"});
  table.emplace("CLUSTER SHARDS", array({array({bulk("slots"), array({":0\r\n", ":16383\r\n"}),
                                                bulk("nodes"), array({node})})}));
  MemoryPeer since_7(table);
  const Viewed viewed = ask_seed(since_7);
  REQUIRE(viewed);
  CHECK(viewed.value().nodes[0].endpoint == "m.example");
  CHECK_FALSE(was_asked(since_7, "CLUSTER SLOTS"));
}

TEST_CASE("a node with restricted permissions still gives its nodes") {
  MemoryPeer::Table table = cluster_node();
  table.at("CLUSTER NODES") = no_rights;
  const TopologyView by_slots = seed_view(table);
  REQUIRE(by_slots.nodes.size() == 2);
  CHECK(by_slots.nodes[1].id == "r");

  table = cluster_node();
  table.at("CLUSTER SLOTS") = no_rights;
  table.at("CLUSTER INFO") = no_rights;
  table.at("INFO replication") = no_rights;
  const TopologyView by_nodes = seed_view(table);
  CHECK(by_nodes.nodes.size() == 2);
  CHECK_FALSE(by_nodes.nodes[1].endpoint);
  CHECK(by_nodes.state.empty());
  CHECK_FALSE(by_nodes.epoch);
  CHECK_FALSE(by_nodes.replication);
}

TEST_CASE("without HELLO and INFO a Cluster is recognized by its reply to CLUSTER NODES") {
  MemoryPeer::Table table = cluster_node();
  table.at("HELLO") = no_rights;
  table.emplace("INFO server", no_rights);
  CHECK(seed_view(table).kind == TopologyKind::cluster);
}

TEST_CASE("a Cluster without a readable node list is a failure") {
  MemoryPeer::Table table = cluster_node();
  table.erase("CLUSTER SLOTS");
  table.at("CLUSTER NODES") = no_rights;
  CHECK(seed_failure(table).fault == Fault::no_permission);
  table.at("CLUSTER NODES") = bulk("nonsense");
  const Failure failure = seed_failure(table);
  CHECK(failure.fault == Fault::unexpected_reply);
  CHECK(failure.detail == R"(got bulk string "nonsense")");
}

TEST_CASE("a Sentinel gives its id and its masters with replicas and Sentinels") {
  const TopologyView view = seed_view(sentinel());
  CHECK(view.kind == TopologyKind::sentinel);
  CHECK(view.id == "this-sentinel");
  CHECK(view.sentinel.id == "this-sentinel");
  REQUIRE(view.sentinel.masters.size() == 1);
  const Watched& watched = view.sentinel.masters.front();
  CHECK(watched.master.name == "main");
  CHECK(watched.master.host == "10.0.0.1");
  REQUIRE(watched.replicas.size() == 1);
  CHECK(watched.replicas.front().host == "10.0.0.2");
  REQUIRE(watched.sentinels.size() == 1);
  CHECK(watched.sentinels.front().port == 26379);
  CHECK(watched.quorum_error.empty());
}

TEST_CASE("a Sentinel is queried only for the requested master") {
  MemoryPeer peer(sentinel());
  const Viewed viewed = ask_seed(peer, std::string("main"));
  REQUIRE(viewed);
  CHECK(viewed.value().sentinel.masters.size() == 1);
  CHECK_FALSE(was_asked(peer, "SENTINEL MASTERS"));

  MemoryPeer other(sentinel());
  const Viewed unknown = ask_seed(other, std::string("other"));
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().fault == Fault::error_reply);
}

TEST_CASE("a Sentinel before 5.0 is asked for SLAVES, and one that lacks a quorum says so") {
  MemoryPeer::Table table = sentinel();
  table.erase("SENTINEL REPLICAS main");
  table.emplace("SENTINEL SLAVES main", array({bulks({"ip", "10.0.0.9", "port", "6379"})}));
  table.at("SENTINEL CKQUORUM main") = "-NOQUORUM 1 usable Sentinels\r\n";
  const TopologyView view = seed_view(table);
  const Watched& watched = view.sentinel.masters.front();
  REQUIRE(watched.replicas.size() == 1);
  CHECK(watched.replicas.front().host == "10.0.0.9");
  CHECK(watched.quorum_error == "NOQUORUM 1 usable Sentinels");
}

TEST_CASE("without HELLO and INFO a Sentinel is recognized by ROLE") {
  MemoryPeer::Table table = sentinel();
  table.at("HELLO") = no_rights;
  table.emplace("INFO server", no_rights);
  table.emplace("ROLE", array({bulk("sentinel"), bulks({"main"})}));
  CHECK(seed_view(table).kind == TopologyKind::sentinel);
}

TEST_CASE("a Sentinel with an invalid list of masters is a failure") {
  MemoryPeer::Table table = sentinel();
  table.at("SENTINEL MASTERS") = "+OK\r\n";
  CHECK(seed_failure(table).detail == R"(got status "OK")");
}

TEST_CASE("the replicas of a master are read from INFO, or from ROLE if INFO is forbidden") {
  const std::string replica = bulks({"10.0.0.2", "6379", "14"});
  MemoryPeer::Table table{
      {"HELLO", bulks({"version", "7.2.4", "mode", "standalone", "role", "master"})},
      {"INFO replication", bulk("role:master\r\nmaster_replid:abc\r\n"
                                "slave0:ip=10.0.0.2,port=6379,state=online,offset=1,lag=0\r\n")},
      {"ROLE", array({bulk("master"), ":14\r\n", array({replica})})}};
  const TopologyView by_info = seed_view(table);
  CHECK(by_info.kind == TopologyKind::standalone);
  REQUIRE(by_info.replication);
  CHECK(by_info.replication->own.replid == "abc");
  CHECK(by_info.replication->replicas.size() == 1);

  table.at("INFO replication") = no_rights;
  const TopologyView by_role = seed_view(table);
  REQUIRE(by_role.replication);
  CHECK(by_role.replication->own.role == MemberRole::master);
  CHECK(by_role.replication->replicas.size() == 1);

  table.at("ROLE") = no_rights;
  CHECK(seed_failure(table).fault == Fault::no_permission);
  table.at("ROLE") = bulks({"stranger"});
  CHECK(seed_failure(table).detail == "got array of 1 elements");
}

TEST_CASE("a server that closes during the queries is a failure even after some replies") {
  MemoryPeer::Table table{
      {"HELLO", bulks({"version", "7.2.4", "mode", "standalone", "role", "master"})},
      {"INFO replication", hang_up()}};
  CHECK(seed_failure(table).fault == Fault::closed);
}

TEST_CASE("a member gives its view of the Cluster or reports that it is not in one") {
  MemoryPeer::Table table = cluster_node();
  table.emplace("INFO server", bulk("redis_version:7.2.4\r\nrun_id:run\r\n"));
  MemoryPeer member(table);
  const TopologyView view = ask_member(member, TopologyKind::cluster, MemberRole::master);
  CHECK(view.version == "7.2.4");
  CHECK(view.id == "run");
  CHECK(view.nodes.size() == 2);
  CHECK(view.no_cluster.empty());

  table.at("CLUSTER NODES") = "-ERR This instance has cluster support disabled\r\n";
  MemoryPeer stray(table);
  CHECK(ask_member(stray, TopologyKind::cluster, MemberRole::master).no_cluster ==
        "ERR This instance has cluster support disabled");

  table.at("CLUSTER NODES") = no_rights;
  MemoryPeer shy(table);
  CHECK(ask_member(shy, TopologyKind::cluster, MemberRole::master).no_cluster.empty());
}

TEST_CASE("a member Sentinel is queried only for the Sentinels of its master") {
  MemoryPeer::Table table = sentinel();
  table.at("SENTINEL MASTERS") =
      array({bulks({"name", "main", "ip", "10.0.0.1", "port", "6379"}),
             bulks({"name", "other", "ip", "10.0.0.5", "port", "6379"})});
  MemoryPeer peer(table);
  const TopologyView view = ask_member(peer, TopologyKind::sentinel, MemberRole::sentinel);
  CHECK(view.id == "this-sentinel");
  REQUIRE(view.sentinel.masters.size() == 2);
  CHECK(view.sentinel.masters[0].sentinels.size() == 1);
  CHECK(view.sentinel.masters[1].sentinels.empty());
  CHECK_FALSE(was_asked(peer, "SENTINEL SENTINELS other"));
}

TEST_CASE("a member without a readable view has no self report") {
  MemoryPeer peer([](const std::string&) { return Answer(no_rights); });
  const TopologyView view = ask_member(peer, TopologyKind::standalone, MemberRole::replica);
  CHECK(view.version.empty());
  CHECK(view.id.empty());
  CHECK_FALSE(view.replication);
}
