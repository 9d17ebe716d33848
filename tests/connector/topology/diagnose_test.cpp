#include "connector/topology/diagnose.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace rconn;

namespace {

std::shared_ptr<const Report> reached() {
  Report report;
  report.probed = true;
  return std::make_shared<const Report>(report);
}

std::shared_ptr<const Report> failed(Fault fault) {
  Report report;
  report.probed = true;
  report.stopped_at = Rung::connect;
  report.failure = Failure{fault, "as seen"};
  return std::make_shared<const Report>(report);
}

// Two masters with all slots, a replica of the first; everything is well.
Topology cluster() {
  Topology topology;
  topology.kind = TopologyKind::cluster;
  topology.source = "127.0.0.1:7000";
  topology.version = "7.0.15";
  topology.state = "ok";
  for (const char* id : {"aaaaaaaa", "rrrrrrrr", "bbbbbbbb"}) {
    TopologyMember member;
    member.id = id;
    member.role = MemberRole::master;
    member.host = member.ip = "10.0.0." + std::to_string(topology.members.size() + 1);
    member.port = 7000;
    member.report = reached();
    member.account.emplace();
    member.account->id = id;
    member.account->replication.emplace();
    member.account->replication->role = MemberRole::master;
    topology.members.push_back(member);
  }
  topology.members[0].is_seed = true;
  topology.members[0].slots = {{0, 99}};
  topology.members[2].slots = {{100, 16383}};
  TopologyMember& replica = topology.members[1];
  replica.role = MemberRole::replica;
  replica.master = 0;
  Replication& own = *replica.account->replication;
  own.role = MemberRole::replica;
  own.link = "up";
  own.master_host = "10.0.0.1";
  own.master_port = 7000;
  return topology;
}

// The same servers, as Sentinel names them; the last one is a Sentinel.
Topology sentinel() {
  Topology topology = cluster();
  topology.kind = TopologyKind::sentinel;
  for (TopologyMember& member : topology.members) {
    member.master_name = "mymaster";
    member.slots.clear();
  }
  topology.members[2].role = MemberRole::sentinel;
  return topology;
}

void lose(TopologyMember& member, Fault fault) {
  member.report = failed(fault);
  member.account.reset();
}

std::vector<Fault> faults_of(const Topology& topology) {
  std::vector<Fault> found;
  for (const Problem& problem : diagnose(topology)) found.push_back(problem.fault);
  return found;
}

// The only problem.
Problem problem_of(const Topology& topology) {
  const auto problems = diagnose(topology);
  REQUIRE(problems.size() == 1);
  return problems.front();
}

using Faults = std::vector<Fault>;

}  // namespace

TEST_CASE("where all is well nothing is wrong") {
  CHECK(diagnose(cluster()).empty());
  CHECK(diagnose(sentinel()).empty());
  CHECK(cluster().worst() == nullptr);
}

TEST_CASE("the address of the one asked is at fault if it does not lead back to it") {
  Topology topology = cluster();
  lose(topology.members[0], Fault::connect_timeout);
  const Problem problem = problem_of(topology);
  CHECK(problem.fault == Fault::connect_timeout);
  CHECK(problem.members == std::vector<std::size_t>{0});
  CHECK_THAT(problem.hint, ContainsSubstring("clients are told 10.0.0.1:7000"));
  CHECK_THAT(problem.hint, ContainsSubstring("'cluster-announce-ip' and 'cluster-announce-port'"));
}

TEST_CASE("the port is at fault where others are reached at the same host") {
  Topology topology = cluster();
  topology.members[2].host = "10.0.0.1";
  lose(topology.members[2], Fault::refused);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'cluster-announce-port'"));
  CHECK_THAT(problem_of(topology).hint, !ContainsSubstring("'cluster-announce-ip'"));
  topology.over_tls = true;
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'cluster-announce-tls-port'"));
}

TEST_CASE("a name that is not known here is at fault by the setting that announces it") {
  Topology topology = cluster();
  topology.members[2].host = "node.invalid";
  lose(topology.members[2], Fault::name_not_found);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'cluster-announce-hostname'"));
  topology = sentinel();
  topology.members[1].host = "replica.invalid";
  lose(topology.members[1], Fault::name_not_found);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'sentinel announce-hostnames no'"));
}

TEST_CASE("the settings of replicas and Sentinels go by role and version") {
  Topology topology = sentinel();
  lose(topology.members[1], Fault::refused);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'replica-announce-ip'"));
  topology.version = "4.0.14";
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'slave-announce-ip'"));
  topology = sentinel();
  lose(topology.members[2], Fault::refused);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'sentinel announce-ip'"));
  topology = sentinel();
  lose(topology.members[0], Fault::refused);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'sentinel monitor mymaster'"));
}

TEST_CASE("clear text and TLS that do not match are told by the setting of the port") {
  Topology topology = cluster();
  lose(topology.members[2], Fault::tls_required);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'cluster-announce-port'"));
  topology.over_tls = true;
  lose(topology.members[2], Fault::tls_not_offered);
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'tls-cluster yes'"));
}

TEST_CASE("a failure that is no matter of addresses keeps its own hint") {
  Topology topology = cluster();
  lose(topology.members[2], Fault::auth_rejected);
  CHECK(problem_of(topology).hint.empty());
}

TEST_CASE("no host and no port are told, and not tried") {
  Topology topology = cluster();
  topology.members[2].host.clear();
  topology.members[2].hostname = "?";
  CHECK(problem_of(topology).fault == Fault::host_not_advertised);
  topology = cluster();
  topology.members[2].port = 0;
  CHECK(problem_of(topology).fault == Fault::port_not_advertised);
}

TEST_CASE("another node behind an address is not the one that it is advertised for") {
  Topology topology = cluster();
  topology.members[2].account->id = "cccccccc";
  CHECK(problem_of(topology).fault == Fault::wrong_node);
  topology.members[2].account->id.clear();
  CHECK(diagnose(topology).empty());
  topology.members[2].account->no_cluster = "ERR This instance has cluster support disabled";
  CHECK(problem_of(topology).fault == Fault::wrong_node);
}

TEST_CASE("a failed master leaves its slots uncovered until a replica takes over") {
  Topology topology = cluster();
  lose(topology.members[0], Fault::refused);
  topology.members[0].flags = {"master", "fail"};
  CHECK(faults_of(topology) ==
        Faults{Fault::refused, Fault::node_failed, Fault::failover, Fault::slots_uncovered});
  topology.members[1].flags = {"slave", "nofailover"};
  CHECK(faults_of(topology) == Faults{Fault::refused, Fault::node_failed, Fault::slots_uncovered});
}

TEST_CASE("what peers hold of a member counts, also if the one asked does not hold it") {
  Topology topology = cluster();
  topology.members[1].account->failed = {"bbbbbbbb"};
  const Problem problem = problem_of(topology);
  CHECK(problem.fault == Fault::node_failed);
  CHECK(problem.members == std::vector<std::size_t>{2});
  CHECK_THAT(problem.detail, ContainsSubstring("failing to 1 of the members"));
}

TEST_CASE("slots without a master are told by number and by range") {
  Topology topology = cluster();
  topology.members[2].slots = {{102, 16383}};
  topology.state = "fail";
  CHECK(faults_of(topology) == Faults{Fault::slots_uncovered, Fault::cluster_down});
  CHECK_THAT(diagnose(topology).front().detail, ContainsSubstring("2 of 16384: 100-101"));
}

TEST_CASE("links that are down are told, of replication and of the bus") {
  Topology topology = cluster();
  topology.members[1].account->replication->link = "down";
  CHECK(problem_of(topology).fault == Fault::link_down);
  topology = cluster();
  topology.members[2].bus_linked = false;
  topology.members[2].bus_port = 17000;
  CHECK_THAT(problem_of(topology).hint, ContainsSubstring("'cluster-announce-bus-port'"));
}

TEST_CASE("a replica that follows another master is told") {
  Topology topology = cluster();
  topology.members[1].account->replication->master_host = "10.0.0.7";
  CHECK(problem_of(topology).fault == Fault::master_differs);
  topology.members[1].account->replication->master_host = "a.example";
  CHECK(diagnose(topology).empty());
  topology = sentinel();
  topology.members[1].account->replication->master_port = 7001;
  CHECK(problem_of(topology).fault == Fault::master_differs);
  topology = sentinel();
  topology.members[1].account->replication->role = MemberRole::master;
  CHECK(problem_of(topology).fault == Fault::master_differs);
}

TEST_CASE("Sentinel's master that is none is told, so are its failover and its quorum") {
  Topology topology = sentinel();
  topology.members[0].account->replication->role = MemberRole::replica;
  topology.members[0].account->replication->link = "up";
  CHECK(problem_of(topology).fault == Fault::not_master);
  topology = sentinel();
  topology.members[0].failover = "wait_promotion";
  CHECK(problem_of(topology).fault == Fault::failover);
  topology = sentinel();
  topology.members[0].quorum_trouble = "NOQUORUM 1 usable Sentinels";
  CHECK(problem_of(topology).fault == Fault::quorum_unreachable);
}

TEST_CASE("if the one asked is the odd one out, that is one problem of all others") {
  Topology topology = cluster();
  topology.members[1].account->disagrees = topology.members[2].account->disagrees = "x is y there";
  const Problem problem = problem_of(topology);
  CHECK(problem.fault == Fault::views_differ);
  CHECK(problem.members == std::vector<std::size_t>{1, 2});
  CHECK(said_of(problem, topology) ==
        "rrrrrrrr 10.0.0.2:7000, bbbbbbbb 10.0.0.3:7000: x is y there");
}

TEST_CASE("the worst problem has the highest exit status, the first of equals") {
  Topology topology = cluster();
  topology.problems = {{Fault::link_down, {1}, "", ""},
                       {Fault::refused, {2}, "", ""},
                       {Fault::reply_timeout, {0}, "", ""}};
  REQUIRE(topology.worst() != nullptr);
  CHECK(topology.worst()->fault == Fault::refused);
}
