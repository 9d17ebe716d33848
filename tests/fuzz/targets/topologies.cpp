// Replies of Clusters, Sentinels and replicas, through views, diagnosis and every output format.

#include <algorithm>
#include <functional>

#include "connector/topology/diagnose.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/generated_topology.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/renderings.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

Target target_with_password() {
  Target target;
  target.named = target.host = "127.0.0.1";
  target.port = 7000;
  target.credentials = Credentials{std::nullopt, Secret(std::string(secret))};
  return target;
}

void require_order(const Topology& topology) {
  const auto& members = topology.members;
  require(members.size() <= topology.max_members, "not too many members are tried");
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].master) require(*members[i].master < members.size(), "a master is there");
  }
  const auto is_sentinel = [](const TopologyMember& one) {
    return one.role == MemberRole::sentinel;
  };
  require(std::ranges::is_partitioned(members, std::not_fn(is_sentinel)), "Sentinels come last");
  for (const Problem& problem : topology.problems) {
    for (const std::size_t place : problem.members) {
      require(place < members.size(), "a problem is one of a member");
    }
    require(!description(problem, topology).empty(), "a problem can be told");
  }
}

Report report_with(Topology topology, const Target& target) {
  Report report = report_on(target);
  report.probed = true;
  report.address = report.endpoint;
  report.times[static_cast<std::size_t>(Rung::topology)] = report.total = Duration(1000);
  if (const Problem* worst = topology.worst()) {
    report.failure = Failure{worst->fault, description(*worst, topology)};
    report.stopped_at = Rung::topology;
  }
  report.topology = std::make_shared<const Topology>(std::move(topology));
  return report;
}

void run(Input input) {
  static const Target asked = target_with_password();
  const std::string bytes = with_secrets(input.rest());
  Input told(bytes);
  Topology topology = generated_topology(told, asked);
  require_order(topology);
  const Report report = report_with(std::move(topology), asked);
  require_good_renderings(report);
  require_absent(half_secret, all_renderings_of(report));
}

const FuzzTarget target{"topologies", run};

}  // namespace
