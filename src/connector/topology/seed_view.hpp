// What the server that the user named says of its topology.
// Entry points: view_of_seed(), then initial_topology(). Failures go into the report.
#pragma once

#include <optional>
#include <vector>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/topology/discovery.hpp"
#include "connector/values/network.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Connects to the seed, in one of `networks` (empty: anywhere), and asks for its view. None after a
// failure, which is then in the report.
asio::awaitable<std::optional<TopologyView>> view_of_seed(const Target& target, Target& seed,
                                                          const std::vector<Network>& networks,
                                                          RunContext& context, RungTimer& timer);

// The members that the view names; none was tried yet.
Topology initial_topology(const Target& target, const TopologyView& view);

}  // namespace rconn
