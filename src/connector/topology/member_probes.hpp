// Tries the members of a topology from here, side by side, each as a ping would, and hears what
// those that answer say themselves.
// Entry point: probe_members(). Invariant: no more are under way at once than the descriptor limit
// of the run allows.
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

// One member to be tried, and what came of it.
struct MemberProbe {
  std::size_t place = 0;  // among the members
  Target target;
  Report report;
  bool begun = false;
  std::optional<SelfReport> account;
  std::optional<ReplicationView> replication;  // with those that it lists
  std::vector<Instance> sentinels;             // the others, as a Sentinel lists them
};

// `topology` and `seed` are what is known so far: the members' views are compared with it. Those
// not begun when the run is told to stop stay so.
asio::awaitable<void> probe_members(std::vector<MemberProbe>& probes, RunContext& context,
                                    const Topology& topology, const View& seed);

}  // namespace rconn
