// Where two that tell of one topology tell it differently.
// Entry points: disagreement(), for nodes of a Cluster and for Sentinels. Pure. Empty if they agree
// on members, masters, slots, epochs and addresses; whom each holds to be failing is its own
// affair.
#pragma once

#include <string>

#include "connector/topology/cluster_view.hpp"
#include "connector/topology/sentinel_view.hpp"

namespace rconn {

// What `other` has that is not as `seed` has it: the first few points, in words.
std::string disagreement(const ClusterNodes& seed, const ClusterNodes& other);

// Only masters that both watch count: which are watched is a matter of configuration.
std::string disagreement(const SentinelView& seed, const SentinelView& other);

// Whether the two cannot be the same host: both are addresses, or both names, but not equal.
bool hosts_differ(const std::string& one, const std::string& other);

}  // namespace rconn
