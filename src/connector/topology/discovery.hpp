// Asks a server for its view of its topology.
// Entry points: ask_seed(), ask_member(). If a command is forbidden or unknown, another one that
// returns the same facts is tried.
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

// A topology as one server reports it.
struct View {
  TopologyKind kind = TopologyKind::standalone;
  std::string version;
  std::string id;                              // run id, or Sentinel's own
  ClusterNodes nodes;                          // of a Cluster
  std::string no_cluster;                      // its error message, if it is not in a Cluster
  std::string state;                           // of a Cluster
  std::optional<std::int64_t> epoch;           // of a Cluster
  SentinelView sentinel;                       // of a Sentinel
  std::optional<ReplicationView> replication;  // of a data node
};

using Viewed = Result<View, Failure>;

// Asks the seed for everything that it knows. `master`: if the seed is a Sentinel, ask only for
// this master.
asio::awaitable<Viewed> ask_seed(Inquiry& inquiry, const std::optional<std::string>& master);

// Asks a member that was reached for its own state and its view of the others. What it does not
// report stays empty. `master`: the name of the master whose other Sentinels a Sentinel is asked
// for.
asio::awaitable<View> ask_member(Inquiry& inquiry, TopologyKind kind, MemberRole role,
                                 const std::string& master);

}  // namespace rconn
