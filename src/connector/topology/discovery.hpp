// Asks a server for what it knows of the topology that it is part of.
// Entry points: ask_seed(), ask_member().
// Where a command is forbidden or unknown, another that tells the same is tried.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/topology/cluster_view.hpp"
#include "connector/topology/replication_view.hpp"
#include "connector/topology/sentinel_view.hpp"
#include "connector/values/result.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// What was seen of a server's side of things.
struct View {
  TopologyKind kind = TopologyKind::standalone;
  std::string version;
  std::string id;                              // run id, or Sentinel's own
  ClusterNodes nodes;                          // of a Cluster
  std::string no_cluster;                      // why it says that it is in none
  std::string state;                           // of a Cluster
  std::optional<std::int64_t> epoch;           // of a Cluster
  SentinelView sentinel;                       // of a Sentinel
  std::optional<ReplicationView> replication;  // of a data node
};

using Viewed = Result<View, Failure>;

// All that the seed can tell. `master`: the only one that is of interest, where a Sentinel is
// asked.
asio::awaitable<Viewed> ask_seed(Inquiry& inquiry, const std::optional<std::string>& master);

// What is asked of a member that was reached: its own part, and how it sees the others. What it
// does not tell is not there. `master`: by its name, whose Sentinels a Sentinel is asked for.
asio::awaitable<View> ask_member(Inquiry& inquiry, TopologyKind kind, MemberRole role,
                                 const std::string& master);

}  // namespace rconn
