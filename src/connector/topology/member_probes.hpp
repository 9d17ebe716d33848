// Tries the members of a topology concurrently, each as a ping would, and asks those that answer
// for their own view. Entry point: probe_members(). Invariant: the number of probes in progress
// stays within the descriptor limit of the run.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
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
  bool may_be_anywhere = false;      // the user named this address
  bool may_connect = true;           // else it is reported as outside of what is allowed
  std::optional<Target> bus_target;  // its bus port, if it is to be tried
  bool may_lack_login = false;       // see member_targets
  bool begun = false;
  bool login_withheld = false;
  std::shared_ptr<const Attempt> bus;  // the try of its bus port, if it was asked for
  std::optional<SelfReport> self_report;
  std::optional<ReplicationView> replication;  // with the replicas that it lists
  std::vector<Instance> sentinels;             // the others, as a Sentinel lists them
};

// What the probes of all members have in common.
struct Probing {
  const Target& asked;       // whose passwords no member's failure may repeat
  const Topology& topology;  // as far as it is known
  const TopologyView& seed;  // the members' views are compared with it
  TopologySettings settings;
  std::optional<net::Deadline> end;  // of all probes together
};

// Probes that have not begun when the run is cancelled never begin. Those whose turn does not come
// before the end report `not-tried`.
asio::awaitable<void> probe_members(std::vector<MemberProbe>& probes, RunContext& context,
                                    const Probing& probing);

}  // namespace rconn
