// Tries the members of a topology, then those that they report in turn, until there are no new
// ones. Entry points: probe_all(), member_asked(). Some facts are known only afterwards: the other
// replicas of a replica's master, and the address by which the other Sentinels know the one that
// was asked.
#pragma once

#include <optional>

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/topology/discovery.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// The member that was asked, at the address that the user gave.
TopologyMember member_asked(const Target& target, MemberRole role);

// `seed` is the target as it was asked, `view` its reply, `end` when all must be over. Members that
// have not been started when the run is cancelled stay untried; those whose turn does not come
// before `end` say so in their reports.
asio::awaitable<void> probe_all(Topology& topology, const Target& target, const Target& seed,
                                const TopologyView& view, RunContext& context,
                                std::optional<net::Deadline> end);

}  // namespace rconn
