// Healthy topologies, in which tests then break something.
// Entry points: cluster(), sentinel(); faults_of() and problem_of() say what diagnose() finds.
#pragma once

#include "connector/topology/diagnose.hpp"
#include "support/catch.hpp"

namespace rconn::tests {

inline std::shared_ptr<const Report> reached() {
  Report report;
  report.probed = true;
  return std::make_shared<const Report>(report);
}

inline std::shared_ptr<const Report> failed(Fault fault) {
  Report report;
  report.probed = true;
  report.stopped_at = Rung::connect;
  report.failure = Failure{fault, "as seen"};
  return std::make_shared<const Report>(report);
}

// Two masters with all slots, a replica of the first; everything is healthy.
inline Topology cluster() {
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
    member.self_report.emplace();
    member.self_report->id = id;
    member.self_report->replication.emplace();
    member.self_report->replication->role = MemberRole::master;
    topology.members.push_back(member);
  }
  topology.members[0].is_seed = true;
  topology.members[0].slots = {{0, 99}};
  topology.members[2].slots = {{100, 16383}};
  TopologyMember& replica = topology.members[1];
  replica.role = MemberRole::replica;
  replica.master = 0;
  Replication& own = *replica.self_report->replication;
  own.role = MemberRole::replica;
  own.link = "up";
  own.master_host = "10.0.0.1";
  own.master_port = 7000;
  return topology;
}

// The same servers, as Sentinel names them; the last one is a Sentinel.
inline Topology sentinel() {
  Topology topology = cluster();
  topology.kind = TopologyKind::sentinel;
  for (TopologyMember& member : topology.members) {
    member.master_name = "mymaster";
    member.slots.clear();
  }
  topology.members[2].role = MemberRole::sentinel;
  return topology;
}

inline void lose(TopologyMember& member, Fault fault) {
  member.report = failed(fault);
  member.self_report.reset();
}

inline std::vector<Fault> faults_of(const Topology& topology) {
  std::vector<Fault> found;
  for (const Problem& problem : diagnose(topology)) found.push_back(problem.fault);
  return found;
}

// The only problem.
inline Problem problem_of(const Topology& topology) {
  const auto problems = diagnose(topology);
  REQUIRE(problems.size() == 1);
  return problems.front();
}

using Faults = std::vector<Fault>;

}  // namespace rconn::tests
