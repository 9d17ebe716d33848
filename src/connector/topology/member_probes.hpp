// Tries the members of a topology concurrently, each as a ping would, and asks those that answer
// for their own view. Entry point: probe_members(). Invariant: the number of probes in progress
// stays within the descriptor limit of the run.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/topology/discovery.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// A member to be tried, and the result.
struct MemberProbe {
  std::size_t place = 0;  // index in Topology::members
  Target target;
  Report report;
  bool begun = false;
  std::optional<SelfReport> self_report;
  std::optional<ReplicationView> replication;  // with the replicas that it lists
  std::vector<Instance> sentinels;             // the others, as a Sentinel lists them
};

// `topology` and `seed` are what is known so far of `target`; the members' views are compared with
// them. Probes that have not begun when the run is cancelled never begin.
asio::awaitable<void> probe_members(std::vector<MemberProbe>& probes, RunContext& context,
                                    const Topology& topology, const View& seed,
                                    const Target& target);

}  // namespace rconn
