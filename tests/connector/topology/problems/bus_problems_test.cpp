#include "connector/topology/problems/bus_problems.hpp"

#include <memory>

#include "connector/topology/topologies.hpp"
#include "connector/values/finding.hpp"

using namespace rconn;
using namespace rconn::tests;

namespace {

// A Cluster with one more node that was told to be met at bus port 17009.
Topology meeting() {
  Topology topology = cluster();
  TopologyMember met;
  met.host = met.ip = "10.0.0.9";
  met.port = 7009;
  met.bus_port = 17009;
  met.flags = {"handshake"};
  met.report = reached();
  met.self_report.emplace();
  met.self_report->id = "dddddddd";
  met.self_report->bus_port = 17009;
  met.self_report->disagrees = "aaaaaaaa is not known there";
  topology.members.push_back(met);
  return topology;
}

std::string cause_of(const Topology& topology) {
  const Problem problem = problem_of(topology);
  return problem.finding ? std::string(name(problem.finding->certainty)) + " " +
                               std::string(problem.finding->cause)
                         : "";
}

std::shared_ptr<const Attempt> tried(std::optional<Fault> fault) {
  Attempt attempt{"10.0.0.9:17009", std::nullopt, {}};
  if (fault) attempt.failure = Failure{*fault, "as seen"};
  return std::make_shared<const Attempt>(attempt);
}

}  // namespace

TEST_CASE("a node in handshake is one problem, whatever its view and its id are") {
  const Problem problem = problem_of(meeting());
  CHECK(problem.fault == Fault::link_down);
  CHECK_THAT(problem.detail.text(), ContainsSubstring("in handshake: bus port 17009"));
}

TEST_CASE("what else is seen of a node in handshake decides the cause") {
  Topology topology = meeting();
  TopologyMember& met = topology.members.back();
  CHECK(cause_of(topology) == "likely bus-port-closed");
  met.bus = tried(Fault::refused);
  CHECK(cause_of(topology) == "proven bus-port-closed");
  met.bus = tried(Fault::connect_timeout);
  CHECK(cause_of(topology) == "likely bus-port-closed");
  met.bus = tried({});
  CHECK(cause_of(topology) == "likely bus-cut-between-nodes");
  met.bus = nullptr;
  met.self_report->bus_port = 7010;
  CHECK(cause_of(topology) == "proven met-at-other-bus-port");
  met.bus = tried({});
  CHECK(cause_of(topology) == "likely bus-cut-between-nodes");
  met.bus = nullptr;
  met.self_report->no_cluster = "ERR This instance has cluster support disabled";
  CHECK(cause_of(topology) == "proven not-in-cluster-mode");
}

TEST_CASE("a node in handshake that clients do not reach either is no problem of its address") {
  Topology topology = meeting();
  Report report;
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::refused, "as seen"};
  topology.members.back().report = std::make_shared<const Report>(report);
  topology.members.back().self_report.reset();
  CHECK(cause_of(topology) == "likely nobody-met");
}

TEST_CASE("a bus port that fails from here is a problem, if it was asked for") {
  Topology topology = cluster();
  topology.members[2].bus_port = 17000;
  topology.members[2].bus = tried({});
  CHECK(diagnose(topology).empty());
  topology.members[2].bus = tried(Fault::refused);
  CHECK(problem_of(topology).fault == Fault::link_down);
}

TEST_CASE("a node that others have in handshake is told, though the asked one does not know it") {
  Topology topology = cluster();
  topology.members[2].self_report->meeting = {"10.0.0.9:7009 (bus port 17009)"};
  const Problem problem = problem_of(topology);
  CHECK(problem.fault == Fault::link_down);
  CHECK_THAT(problem.detail.text(), ContainsSubstring("10.0.0.9:7009 (bus port 17009)"));
}

TEST_CASE("a replica is compared with its master by id where the ids are known") {
  Topology topology = cluster();
  SelfReport& self = *topology.members[1].self_report;
  self.replication->master_host = "10.77.0.1";  // of the bus
  CHECK(problem_of(topology).fault == Fault::master_differs);
  self.master_id = "aaaaaaaa";
  CHECK(diagnose(topology).empty());
  self.master_id = "bbbbbbbb";
  CHECK(problem_of(topology).fault == Fault::master_differs);
}
