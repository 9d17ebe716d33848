// Turns the views of peers into members, each with the address at which it is to be tried.
// Entry points: add_members(), one for each kind of view, ReplicationMembers; arrange(). Pure. A
// topology holds at most its max_members; `left_out` counts the rest.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "connector/topology/views/cluster_view.hpp"
#include "connector/topology/views/replication_view.hpp"
#include "connector/topology/views/sentinel_view.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Returns whether there was room for it.
bool add_member(Topology& topology, TopologyMember member);

// `seed_host` is the host that was asked; some nodes tell clients to use it.
void add_members(Topology& topology, const ClusterNodes& nodes, const std::string& seed_host);

void add_members(Topology& topology, const SentinelView& view);

// Adds what many members of a replication report. The topology must outlive it, and only gain
// members in the meantime.
class ReplicationMembers {
 public:
  explicit ReplicationMembers(Topology& topology) : topology_(topology) {}

  // Adds the replicas that the member at index `place` lists, or the master that it names, unless
  // they are members already.
  void add(const ReplicationView& view, std::size_t place);

 private:
  std::optional<std::size_t> find_or_add(const std::string& host, int port, MemberRole role);

  Topology& topology_;
  std::map<std::pair<std::string, int>, std::size_t> places_;  // by address
  std::size_t indexed_ = 0;                                    // how many members are in `places_`
};

// The same for one of them.
void add_members(Topology& topology, const ReplicationView& view, std::size_t place);

// Compares the replicas that a master lists with those that Sentinel lists for it: marks the latter
// as `listed`, and keeps the addresses of those that Sentinel does not list.
void compare_replicas(Topology& topology, std::size_t master, const ReplicationView& view);

// Sorts the members: masters by their first slot, each followed by its replicas; Sentinels last.
void arrange(Topology& topology);

}  // namespace rconn
