// Turns the views of peers into members, each with the address at which it is to be tried.
// Entry points: add_members(), one for each kind of view; arrange(). Pure. A topology holds at most
// max_members; `left_out` counts the rest.
#pragma once

#include <string>

#include "connector/topology/cluster_view.hpp"
#include "connector/topology/replication_view.hpp"
#include "connector/topology/sentinel_view.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Returns whether there was room for it.
bool add_member(Topology& topology, TopologyMember member);

// `seed_host` is the host that was asked; some nodes tell clients to use it.
void add_members(Topology& topology, const ClusterNodes& nodes, const std::string& seed_host);

void add_members(Topology& topology, const SentinelView& view);

// Adds the replicas that the member at index `place` lists, or the master that it names, unless
// they are members already.
void add_members(Topology& topology, const ReplicationView& view, std::size_t place);

// Sorts the members: masters by their first slot, each followed by its replicas; Sentinels last.
void arrange(Topology& topology);

}  // namespace rconn
