// The differences between the views that two members have of one topology.
// Entry points: disagreement(), for nodes of a Cluster and for Sentinels. Pure. Compares members,
// masters, slots and epochs, and the addresses of nodes without a link; but not which members each
// believes to have failed.
#pragma once

#include <string>

#include "connector/topology/views/cluster_view.hpp"
#include "connector/topology/views/sentinel_view.hpp"

namespace rconn {

// The first few differences of `other` from `seed`, in words; empty if there are none.
std::string disagreement(const ClusterNodes& seed, const ClusterNodes& other);

// Compares only the masters that both watch, because which are watched is configuration.
std::string disagreement(const SentinelView& seed, const SentinelView& other);

// The first few, and how many more there are.
std::string summed_up(const std::vector<std::string>& points);

// Whether the two are known to be different hosts: both addresses or both names, and not equal. A
// name and an address may be the same host.
bool hosts_differ(const std::string& one, const std::string& other);

}  // namespace rconn
