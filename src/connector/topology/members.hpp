// The members that a view names, each with the address at which it is to be tried.
// Entry points: add_members(), one for each kind of view; arrange(). Pure. At most max_members;
// `left_out` counts the rest.
#pragma once

#include <string>

#include "connector/topology/cluster_view.hpp"
#include "connector/topology/replication_view.hpp"
#include "connector/topology/sentinel_view.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Whether there was room for it.
bool add_member(Topology& topology, TopologyMember member);

// `seed_host`: the host that was asked, for nodes that say to use it.
void add_members(Topology& topology, const ClusterNodes& nodes, const std::string& seed_host);

void add_members(Topology& topology, const SentinelView& view);

// The replicas that the member at this place lists, or the master that it names; those that are
// there already are not added again.
void add_members(Topology& topology, const ReplicationView& view, std::size_t place);

// Puts masters first, each followed by its replicas, Sentinels last.
void arrange(Topology& topology);

}  // namespace rconn
