// The servers that a watch asks for their roles, as a seed names them.
// Entry points: places_in() for what the seed said, place_of() for one more server. Pure.
// Invariant: a place is one that `topology` would connect to, with the credentials that it would
// give to it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/topology.hpp"
#include "connector/watch/masters/place.hpp"

namespace rconn {

struct Places {
  TopologyKind kind = TopologyKind::standalone;
  std::string master_name = {};  // at Sentinel
  // The asked one first; at most max_sentinels.
  std::vector<Place> sentinels = {};
  // Data nodes that are the master, first, or may become it; at most max_servers.
  std::vector<Place> servers = {};
  std::optional<Failure> failure = {};  // no master can be named, and why

  static constexpr std::size_t max_sentinels = 5;
  static constexpr std::size_t max_servers = 16;
};

// `target` as the user named it, `seed` as it was asked. `slot`: of a Cluster, the one that the
// master has; none: that of the asked node's shard.
Places places_in(const Topology& topology, const Target& target, const Target& seed,
                 std::optional<int> slot);

// None if nothing may be connected to there: no plausible host, no port, or
// the settings do not let it.
std::optional<Place> place_of(const std::string& host, int port, const Target& target,
                              const Target& seed);

}  // namespace rconn
