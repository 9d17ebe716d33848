// Tries the members of a topology, and those that they make known, until there are no more.
// Entry point: probe_all(). Some are known only then: the other replicas of a replica's master, and
// what a Sentinel is called by the others.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/topology/discovery.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Who was asked, at the address that the user named.
TopologyMember member_asked(const Target& target, MemberRole role);

// `seed` is the target as it was asked, `view` what it told, `start` when the run began. Members
// not tried yet when the run is told to stop stay so.
asio::awaitable<void> probe_all(Topology& topology, const Target& target, const Target& seed,
                                const View& view, RunContext& context,
                                net::Clock::time_point start);

}  // namespace rconn
