#include "connector/topology/problems/list_problems.hpp"

#include "connector/topology/topologies.hpp"
#include "connector/values/finding.hpp"

using namespace rconn;
using namespace rconn::tests;

namespace {

// A Sentinel's master that lists its only replica.
Topology listing() {
  Topology topology = sentinel();
  topology.members[0].lists_replicas = true;
  topology.members[1].listed = true;
  topology.members[1].self_report->replication->master_port = 7000;
  return topology;
}

std::string_view cause_of(const Problem& problem) {
  return problem.finding ? problem.finding->cause : "";
}

}  // namespace

TEST_CASE("a replica that only the master lists is a problem, by name or by address") {
  Topology topology = listing();
  CHECK(diagnose(topology).empty());
  topology.members[0].unknown_replicas = {"replica.example:7000"};
  CHECK(problem_of(topology).fault == Fault::views_differ);
  CHECK(cause_of(problem_of(topology)) == "sentinel-drops-names");
  CHECK(problem_of(topology).finding->certainty == Certainty::likely);
  topology.resolves_names = false;
  CHECK(problem_of(topology).finding->certainty == Certainty::proven);
  topology.resolves_names = true;
  CHECK(cause_of(problem_of(topology)) == "sentinel-cannot-resolve");
  topology.members[0].unknown_replicas = {"[fd00::1]:7000"};
  CHECK(cause_of(problem_of(topology)) == "not-learned-by-sentinel");
}

TEST_CASE("replicas that Sentinel counts but does not list explain those that it does not list") {
  Topology topology = listing();
  topology.members[0].unlisted = 1;
  CHECK(problem_of(topology).fault == Fault::unexpected_reply);
  CHECK(cause_of(problem_of(topology)) == "list-incomplete");
  topology.members[0].unknown_replicas = {"10.0.0.8:7000"};
  CHECK(diagnose(topology).empty());
  topology.members[0].unknown_replicas.emplace_back("10.0.0.9:7000");
  CHECK(problem_of(topology).fault == Fault::views_differ);
}

TEST_CASE("a replica that only Sentinel lists is a problem if nothing else is known to be wrong") {
  Topology topology = listing();
  topology.members[1].listed = false;
  CHECK(cause_of(problem_of(topology)) == "not-listed-by-master");
  topology.members[1].self_report->replication->link = "down";
  CHECK(problem_of(topology).fault == Fault::link_down);
  topology = listing();
  topology.members[1].listed = false;
  topology.members[0].lists_replicas = false;
  CHECK(diagnose(topology).empty());
}

TEST_CASE("a replica that follows its master at another address is not told to differ") {
  Topology topology = listing();
  Replication& own = *topology.members[1].self_report->replication;
  own.master_host = "10.9.0.1";
  CHECK(problem_of(topology).fault == Fault::master_differs);
  own.replid = topology.members[0].self_report->replication->replid = "abc";
  CHECK(diagnose(topology).empty());
}

TEST_CASE("a list that contradicts its count is a problem") {
  Topology topology = cluster();
  topology.contradictions = {"it counts 3 nodes (cluster_known_nodes), and lists 2"};
  CHECK(cause_of(problem_of(topology)) == "list-incomplete");
  topology = cluster();
  topology.members[0].self_report->contradictions = {"it counts 2 connected replicas, and lists 1"};
  CHECK(cause_of(problem_of(topology)) == "list-incomplete");
}
