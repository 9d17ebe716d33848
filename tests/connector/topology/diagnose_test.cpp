#include "connector/topology/diagnose.hpp"

#include <algorithm>

#include "connector/topology/topologies.hpp"

using namespace rconn;
using namespace rconn::tests;

TEST_CASE("a healthy topology has no problems") {
  CHECK(diagnose(cluster()).empty());
  CHECK(diagnose(sentinel()).empty());
  CHECK(cluster().worst() == nullptr);
}

TEST_CASE("a missing host or port is a problem, and is not tried") {
  Topology topology = cluster();
  topology.members[2].host.clear();
  topology.members[2].hostname = "?";
  CHECK(problem_of(topology).fault == Fault::host_not_advertised);
  topology = cluster();
  topology.members[2].port = 0;
  CHECK(problem_of(topology).fault == Fault::port_not_advertised);
}

TEST_CASE("another node at an advertised address is a problem") {
  Topology topology = cluster();
  topology.members[2].self_report->id = "cccccccc";
  CHECK(problem_of(topology).fault == Fault::wrong_node);
  topology.members[2].self_report->id.clear();
  CHECK(diagnose(topology).empty());
  topology.members[2].self_report->no_cluster = "ERR This instance has cluster support disabled";
  CHECK(problem_of(topology).fault == Fault::wrong_node);
}

TEST_CASE("two replicas that are listed at one address are a problem") {
  Topology topology = cluster();
  topology.kind = TopologyKind::replication;
  topology.members.resize(2);
  topology.members[0].lists_itself = true;
  CHECK(problem_of(topology).fault == Fault::wrong_node);
  topology.members[0].lists_itself = false;
  topology.members[1].times_listed = 2;
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

TEST_CASE("a member that peers consider failed is a problem, also if the asked one does not") {
  Topology topology = cluster();
  topology.members[1].self_report->failed = {"bbbbbbbb"};
  const Problem problem = problem_of(topology);
  CHECK(problem.fault == Fault::node_failed);
  CHECK(problem.members == std::vector<std::size_t>{2});
  CHECK_THAT(problem.detail.text(), ContainsSubstring("failed according to 1 of the members"));
}

TEST_CASE("slots without a master are reported by number and by range") {
  Topology topology = cluster();
  topology.members[2].slots = {{102, 16383}};
  topology.state = "fail";
  CHECK(faults_of(topology) == Faults{Fault::slots_uncovered, Fault::cluster_down});
  CHECK_THAT(diagnose(topology).front().detail.text(), ContainsSubstring("2 of 16384: 100-101"));
}

TEST_CASE("links that are down are reported, of replication and of the bus") {
  Topology topology = cluster();
  topology.members[1].self_report->replication->link = "down";
  CHECK(problem_of(topology).fault == Fault::link_down);
  topology = cluster();
  topology.members[2].bus_linked = false;
  topology.members[2].bus_port = 17000;
  CHECK(problem_of(topology).advice == Advice(AdviceId::open_bus_port));
}

TEST_CASE("a replica that follows another master is reported") {
  Topology topology = cluster();
  topology.members[1].self_report->replication->master_host = "10.0.0.7";
  CHECK(problem_of(topology).fault == Fault::master_differs);
  topology.members[1].self_report->replication->master_host = "a.example";
  CHECK(diagnose(topology).empty());
  topology = sentinel();
  topology.members[1].self_report->replication->master_port = 7001;
  CHECK(problem_of(topology).fault == Fault::master_differs);
  topology = sentinel();
  topology.members[1].self_report->replication->role = MemberRole::master;
  CHECK(problem_of(topology).fault == Fault::master_differs);
}

TEST_CASE("a Sentinel's master that is a replica is reported, and its failover and quorum") {
  Topology topology = sentinel();
  topology.members[0].self_report->replication->role = MemberRole::replica;
  topology.members[0].self_report->replication->link = "up";
  CHECK(problem_of(topology).fault == Fault::not_master);
  topology = sentinel();
  topology.members[0].failover = "wait_promotion";
  CHECK(problem_of(topology).fault == Fault::failover);
  topology = sentinel();
  topology.members[0].quorum_error = "NOQUORUM 1 usable Sentinels";
  CHECK(problem_of(topology).fault == Fault::quorum_unreachable);
}

TEST_CASE("if only the asked member has a different view, the others share one problem") {
  Topology topology = cluster();
  topology.members[1].self_report->disagrees = topology.members[2].self_report->disagrees =
      "x is y there";
  const Problem problem = problem_of(topology);
  CHECK(problem.fault == Fault::views_differ);
  CHECK(problem.members == std::vector<std::size_t>{1, 2});
  CHECK(description(problem, topology) ==
        "rrrrrrrr 10.0.0.2:7000, bbbbbbbb 10.0.0.3:7000: x is y there");
}

TEST_CASE("the worst problem has the highest exit status, the first of equals") {
  Topology topology = cluster();
  topology.problems = {{Fault::link_down, {1}, "", {}},
                       {Fault::refused, {2}, "", {}},
                       {Fault::reply_timeout, {0}, "", {}}};
  REQUIRE(topology.worst() != nullptr);
  CHECK(topology.worst()->fault == Fault::refused);
}
