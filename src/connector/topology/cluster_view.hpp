// The Cluster as one of its nodes sees it.
// Entry points: nodes_in_text() for CLUSTER NODES, nodes_in_shards(), nodes_in_slots() for the
// replies of these names, completed() to put two of them together. Pure; entries that are none are
// passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/redis/resp/reply.hpp"
#include "connector/values/member.hpp"
#include "connector/values/slots.hpp"

namespace rconn {

struct ClusterNode {
  std::string id;
  std::string ip;
  std::string hostname;
  // What clients are told to use: an IP address, a name, "" for the address they asked, "?" where
  // the node announces none. Not told by CLUSTER NODES.
  std::optional<std::string> endpoint;
  int port = 0;  // for the kind of connection that it was asked on, where NODES or SLOTS told it
  std::optional<int> plain_port;  // as SHARDS tells them apart
  std::optional<int> tls_port;
  int bus_port = 0;
  MemberRole role = MemberRole::unknown;
  std::string master_id;  // of a replica
  std::vector<std::string> flags;
  std::optional<std::int64_t> epoch;
  bool linked = true;  // over the cluster bus
  SlotRanges slots;
  bool moving = false;  // slots of it are on their way to or from another node
  std::optional<std::int64_t> offset;

  [[nodiscard]] bool has_flag(std::string_view flag) const;
  [[nodiscard]] bool is_myself() const { return has_flag("myself"); }
  // Agreed on by its peers, or the opinion of one.
  [[nodiscard]] bool is_failed() const { return has_flag("fail"); }
  [[nodiscard]] bool is_suspected() const { return has_flag("fail?"); }
};

using ClusterNodes = std::vector<ClusterNode>;

// "5-9" or "5"; nothing if it is something else, as a migrating slot ("[5->-ID]") is.
std::optional<SlotRange> slots_in(std::string_view word);

// The text of CLUSTER NODES, Redis 3 to 8 and Valkey.
ClusterNodes nodes_in_text(std::string_view text);

// The replies to CLUSTER SHARDS (since 7.0) and CLUSTER SLOTS.
ClusterNodes nodes_in_shards(const resp::Reply& reply);
ClusterNodes nodes_in_slots(const resp::Reply& reply);

// `nodes` with what `advertised`, as clients are told it, adds; by id. Where there is nothing to
// add to, the latter.
ClusterNodes completed(ClusterNodes nodes, const ClusterNodes& advertised);

const ClusterNode* find_node(const ClusterNodes& nodes, std::string_view id);

}  // namespace rconn
