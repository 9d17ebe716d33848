// Asks a server for its view of its topology.
// Entry points: ask_seed(), ask_member(), ask_replication(). If a command is forbidden or unknown,
// another one that returns the same facts is tried.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/topology/views/cluster_view.hpp"
#include "connector/topology/views/replication_view.hpp"
#include "connector/topology/views/sentinel_view.hpp"
#include "connector/values/result.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// A topology as one server reports it.
struct TopologyView {
  TopologyKind kind = TopologyKind::standalone;
  std::string product;
  std::string version;
  std::string id;                              // run id, or Sentinel's own
  std::string process;                         // run id
  ClusterNodes nodes;                          // of a Cluster
  std::size_t left_out = 0;                    // of its nodes: those beyond most_members
  Coverage slots_of_left_out;                  // see NodeList
  std::size_t unread = 0;                      // lines that are no node
  std::vector<std::string> contradictions;     // of its lists, see Topology::contradictions
  std::optional<std::int64_t> known_nodes;     // of a Cluster: how many it counts
  KnownNodes known;                            // of the asked one: to compare others with
  std::vector<bool> alike;                     // of another: see NodeList
  std::string no_cluster;                      // its error message, if it is not in a Cluster
  std::string state;                           // of a Cluster
  std::optional<std::int64_t> epoch;           // of a Cluster
  SentinelView sentinel;                       // of a Sentinel
  std::optional<ReplicationView> replication;  // of a data node
};

using Viewed = Result<TopologyView, Failure>;

// Asks the seed for everything that it knows. `master`: if the seed is a Sentinel, ask only for
// this master.
asio::awaitable<Viewed> ask_seed(Inquiry& inquiry, const std::optional<std::string>& master);

// Asks a member that was reached for its own state and its view of the others. What it does not
// report stays empty. `master`: the name of the master whose other Sentinels a Sentinel is asked
// for.
// Nodes of which it says the same as `known` are only marked as alike.
asio::awaitable<TopologyView> ask_member(Inquiry& inquiry, TopologyKind kind, MemberRole role,
                                         const std::string& master, const KnownNodes& known);

// What a data node says of its replication: INFO replication, else ROLE. None: nothing.
asio::awaitable<std::optional<ReplicationView>> ask_replication(Inquiry& inquiry);

}  // namespace rconn
