#include "connector/topology/problems/arrange_problems.hpp"

#include "connector/topology/topologies.hpp"

using namespace rconn;
using namespace rconn::tests;

namespace {

std::shared_ptr<const Report> refused_at(const std::string& address) {
  Report report;
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::refused, address + ": Connection refused"};
  report.attempts.push_back({address, report.failure, {}});
  return std::make_shared<const Report>(report);
}

Topology without_two() {
  Topology topology = cluster();
  for (const std::size_t place : {std::size_t{1}, std::size_t{2}}) {
    TopologyMember& member = topology.members[place];
    member.report = refused_at(member.advertised());
    member.self_report.reset();
  }
  return topology;
}

}  // namespace

TEST_CASE("members that fail alike are one problem, which names no address twice") {
  const Topology topology = without_two();
  const Problem problem = problem_of(topology);
  CHECK(problem.members == std::vector<std::size_t>{1, 2});
  CHECK(problem.detail == Detail("Connection refused"));
  REQUIRE(problem.advice);
  CHECK(problem.advice->advertised.empty());
}

TEST_CASE("a single problem keeps its address") {
  Topology topology = cluster();
  topology.members[2].report = refused_at(topology.members[2].advertised());
  CHECK(problem_of(topology).detail == Detail("10.0.0.3:7000: Connection refused"));
  CHECK(problem_of(topology).advice->advertised == "10.0.0.3:7000");
}

TEST_CASE("the problem that others follow from comes first") {
  Topology topology = cluster();
  topology.members[1].self_report->replication->link = "down";
  topology.members[2].self_report->disagrees = "x is y there";
  topology.members[0].report = refused_at(topology.members[0].advertised());
  topology.members[0].self_report.reset();
  CHECK(faults_of(topology) == Faults{Fault::refused, Fault::link_down, Fault::views_differ});
}

TEST_CASE("a master is told before a replica that fails otherwise") {
  Topology topology = cluster();
  topology.members[1].report = failed(Fault::reply_timeout);
  topology.members[2].report = refused_at(topology.members[2].advertised());
  CHECK(faults_of(topology) == Faults{Fault::refused, Fault::reply_timeout});
}
