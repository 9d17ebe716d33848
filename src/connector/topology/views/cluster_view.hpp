// The nodes of a Cluster as one of them sees it.
// Entry points: node_list_in() and nodes_in_text() for CLUSTER NODES, nodes_in_shards() and
// nodes_in_slots() for CLUSTER SHARDS and SLOTS, completed() to combine two of them. Pure; skips
// malformed entries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/redis/resp/reply.hpp"
#include "connector/topology/views/known_nodes.hpp"
#include "connector/values/member.hpp"
#include "connector/values/slots.hpp"

namespace rconn {

struct ClusterNode {
  std::string id;
  std::string ip;
  std::string hostname;
  // What clients are told to use: an IP address, a name, "" for the address they asked, "?" if the
  // node announces none. None in CLUSTER NODES.
  std::optional<std::string> endpoint;
  int port = 0;  // from NODES or SLOTS: for TLS or not, as the connection that asked
  std::optional<int> plain_port;  // from SHARDS, which gives both ports
  std::optional<int> tls_port;    // from SHARDS
  int bus_port = 0;
  MemberRole role = MemberRole::unknown;
  std::string master_id;  // for a replica
  std::vector<std::string> flags;
  std::optional<std::int64_t> epoch;
  bool linked = true;  // the asked node has a cluster bus link to it
  SlotRanges slots;
  bool moving = false;  // some of its slots are migrating to or from another node
  std::optional<std::int64_t> offset;

  [[nodiscard]] bool has_flag(std::string_view flag) const;
  [[nodiscard]] bool is_myself() const { return has_flag("myself"); }
  // FAIL: a majority of the masters agreed on it.
  [[nodiscard]] bool is_failed() const { return has_flag("fail"); }
  // PFAIL: the asked node suspects it, but no majority agrees yet.
  [[nodiscard]] bool is_suspected() const { return has_flag("fail?"); }
};

using ClusterNodes = std::vector<ClusterNode>;

// Parses "5-9" or "5"; none for anything else, such as a migrating slot ("[5->-ID]").
std::optional<SlotRange> slots_in(std::string_view word);

// The nodes of a reply, and what was not taken from it.
struct NodeList {
  ClusterNodes nodes;        // at most most_members
  std::vector<bool> alike;   // for each known node, whether the reply says the same of it
  std::size_t left_out = 0;  // further ones
  Coverage their_slots;      // without those of failed nodes
  std::size_t unread = 0;    // lines that are no node
};

// Parses the text of CLUSTER NODES, of Redis 3 to 8 and Valkey. The nodes of which `known` says the
// same are not among the result's nodes.
NodeList node_list_in(std::string_view text, const KnownNodes& known = KnownNodes());
ClusterNodes nodes_in_text(std::string_view text);

// Parses the replies to CLUSTER SHARDS (since Redis 7.0) and CLUSTER SLOTS.
ClusterNodes nodes_in_shards(const resp::Reply& reply);
ClusterNodes nodes_in_slots(const resp::Reply& reply);

// Adds to `nodes` (from NODES) the addresses that clients are told (`advertised`, from SHARDS or
// SLOTS), matched by id. Returns `advertised` if `nodes` is empty.
ClusterNodes completed(ClusterNodes nodes, const ClusterNodes& advertised);

}  // namespace rconn
