#include "connector/topology/problems/consequences.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

std::shared_ptr<const Report> tried(std::optional<Fault> fault) {
  Report report;
  report.probed = true;
  if (fault) {
    report.stopped_at = Rung::connect;
    report.failure = Failure{*fault, ""};
  }
  return std::make_shared<const Report>(report);
}

// A master with all slots, and its replica.
Topology cluster(std::optional<Fault> of_master) {
  Topology topology;
  topology.kind = TopologyKind::cluster;
  topology.members.resize(2);
  topology.members[0].role = MemberRole::master;
  topology.members[0].slots = {{0, 16383}};
  topology.members[0].report = tried(of_master);
  topology.members[1].role = MemberRole::replica;
  topology.members[1].master = 0;
  topology.members[1].report = tried(std::nullopt);
  return topology;
}

Problem problem(Fault fault, std::vector<std::size_t> members = {}) {
  return {fault, std::move(members), {}, {}};
}

bool follows(Topology& topology, Problem asked) {
  topology.problems.push_back(std::move(asked));
  return follows_from_others(topology.problems.back(), topology);
}

}  // namespace

TEST_CASE("what a node that does not answer brings follows from that") {
  Topology topology = cluster(Fault::refused);
  CHECK_FALSE(follows(topology, problem(Fault::refused, {0})));
  CHECK(follows(topology, problem(Fault::node_failed, {0})));
  CHECK(follows(topology, problem(Fault::link_down, {1})));
}

TEST_CASE("a node that answers, or was not tried, explains nothing") {
  for (const Fault fault : {Fault::auth_required, Fault::loading, Fault::outside_network,
                            Fault::local_limit, Fault::tls_name_mismatch}) {
    Topology topology = cluster(fault);
    CHECK_FALSE(follows(topology, problem(Fault::link_down, {1})));
    CHECK_FALSE(follows(topology, problem(Fault::node_failed, {0})));
  }
}

TEST_CASE("missing slots follow only from the nodes that had them") {
  Topology topology = cluster(Fault::refused);
  topology.members[0].flags = {"fail"};
  CHECK(follows(topology, problem(Fault::slots_uncovered, {0})));
  topology.members[0].slots = {{0, 16000}};  // the rest was never assigned
  CHECK_FALSE(follows(topology, problem(Fault::slots_uncovered, {0})));
  CHECK_FALSE(follows(topology, problem(Fault::slots_uncovered)));
}

TEST_CASE("a cluster is down because of a failed master or missing slots, not of a replica") {
  Topology alone = cluster(std::nullopt);
  CHECK_FALSE(follows(alone, problem(Fault::cluster_down)));
  Topology of_replica = cluster(std::nullopt);
  of_replica.problems.push_back(problem(Fault::node_failed, {1}));
  CHECK_FALSE(follows(of_replica, problem(Fault::cluster_down)));
  Topology of_master = cluster(std::nullopt);
  of_master.problems.push_back(problem(Fault::node_failed, {0}));
  CHECK(follows(of_master, problem(Fault::cluster_down)));
  Topology of_slots = cluster(std::nullopt);
  of_slots.problems.push_back(problem(Fault::slots_uncovered));
  CHECK(follows(of_slots, problem(Fault::cluster_down)));
}
