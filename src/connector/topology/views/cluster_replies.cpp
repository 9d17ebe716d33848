// Parses CLUSTER SHARDS and CLUSTER SLOTS, which are nested arrays.

#include <algorithm>
#include <map>
#include <utility>

#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/pairs.hpp"
#include "connector/topology/views/cluster_view.hpp"

namespace rconn {
namespace {

using resp::Reply;

ClusterNode node_in_shard(const Reply& reply) {
  const resp::Pairs fields(reply);
  ClusterNode node;
  node.id = fields.text("id");
  node.ip = fields.text("ip");
  node.hostname = fields.text("hostname");
  if (const Reply* endpoint = fields.find("endpoint")) node.endpoint = endpoint->text;
  node.plain_port = resp::port_in(fields.number("port").value_or(0));
  node.tls_port = resp::port_in(fields.number("tls-port").value_or(0));
  node.offset = fields.number("replication-offset");
  const std::string role = fields.text("role");
  if (role == "master") node.role = MemberRole::master;
  if (role == "replica" || role == "slave") node.role = MemberRole::replica;
  if (fields.text("health") == "fail") node.flags.emplace_back("fail");
  return node;
}

SlotRanges slots_of_shard(const Reply* reply) {
  SlotRanges ranges;
  if (reply == nullptr) return ranges;
  const auto& ends = reply->elements;
  for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
    if (ends[i].type != Reply::Type::integer || ends[i + 1].type != Reply::Type::integer) continue;
    if (const auto range = slot_range(ends[i].integer, ends[i + 1].integer)) {
      ranges.push_back(*range);
    }
  }
  return normalized(std::move(ranges));
}

// Gives the slots to the shard's master and the master's id to its replicas. A shard may list a
// failed master beside the one that took over: the healthy one counts.
void link_shard(ClusterNodes& shard, const SlotRanges& slots) {
  const auto is_healthy = [](const ClusterNode& node) {
    return node.role == MemberRole::master && !node.is_failed();
  };
  auto master = std::ranges::find_if(shard, is_healthy);
  if (master == shard.end())
    master = std::ranges::find(shard, MemberRole::master, &ClusterNode::role);
  if (master == shard.end()) return;
  master->slots = slots;
  for (ClusterNode& node : shard) {
    if (node.role == MemberRole::replica) node.master_id = master->id;
  }
}

// [endpoint, port, id, [name, value, ...]]: the id since Redis 4.0, the names since 7.0.
std::optional<ClusterNode> node_in_slots(const Reply& reply) {
  const auto& parts = reply.elements;
  if (parts.size() < 2 || parts[1].type != Reply::Type::integer) return std::nullopt;
  ClusterNode node;
  node.endpoint = parts[0].text;  // empty if nil: the client is to use the address it asked
  node.port = resp::port_in(parts[1].integer);
  node.id = parts.size() > 2 ? parts[2].text : "";
  if (node.id.empty()) node.id = *node.endpoint + ":" + std::to_string(node.port);
  if (*node.endpoint != "?") node.ip = *node.endpoint;
  if (parts.size() > 3) {
    const resp::Pairs more(parts[3]);
    node.hostname = more.text("hostname");
    if (const std::string ip = more.text("ip"); !ip.empty()) node.ip = ip;
  }
  return node;
}

// Collects the nodes of CLUSTER SLOTS. Each entry is a slot range, its master and the replicas.
class SlotsReader {
 public:
  void take(const Reply& entry) {
    const auto& parts = entry.elements;
    if (parts.size() < 3 || parts[0].type != Reply::Type::integer) return;
    auto master = node_in_slots(parts[2]);
    if (!master) return;
    const std::string master_id = master->id;
    master->role = MemberRole::master;
    ClusterNode& kept = find_or_add(*std::move(master));
    if (const auto range = slot_range(parts[0].integer, parts[1].integer)) {
      kept.slots.push_back(*range);
    }
    for (std::size_t i = 3; i < parts.size(); ++i) {
      auto replica = node_in_slots(parts[i]);
      if (!replica) continue;
      replica->role = MemberRole::replica;
      replica->master_id = master_id;
      find_or_add(*std::move(replica));
    }
  }

  ClusterNodes finish() {
    for (ClusterNode& node : nodes_) node.slots = normalized(std::move(node.slots));
    return std::move(nodes_);
  }

 private:
  // The node with this id, added if it is new.
  ClusterNode& find_or_add(ClusterNode node) {
    const auto [found, is_new] = places_.emplace(node.id, nodes_.size());
    if (is_new) nodes_.push_back(std::move(node));
    return nodes_[found->second];
  }

  ClusterNodes nodes_;
  std::map<std::string, std::size_t> places_;  // by id
};

}  // namespace

ClusterNodes nodes_in_shards(const Reply& reply) {
  ClusterNodes nodes;
  for (const Reply& element : reply.elements) {
    const resp::Pairs fields(element);
    const Reply* const listed = fields.find("nodes");
    if (listed == nullptr) continue;
    ClusterNodes shard;
    for (const Reply& one : listed->elements) {
      ClusterNode node = node_in_shard(one);
      if (!node.id.empty()) shard.push_back(std::move(node));
    }
    link_shard(shard, slots_of_shard(fields.find("slots")));
    std::ranges::move(shard, std::back_inserter(nodes));
  }
  return nodes;
}

ClusterNodes nodes_in_slots(const Reply& reply) {
  SlotsReader reader;
  for (const Reply& entry : reply.elements) reader.take(entry);
  return reader.finish();
}

ClusterNodes completed(ClusterNodes nodes, const ClusterNodes& advertised) {
  if (nodes.empty()) return advertised;
  std::map<std::string_view, const ClusterNode*> by_id;
  for (const ClusterNode& node : advertised) by_id.emplace(node.id, &node);
  for (ClusterNode& node : nodes) {
    const auto found = by_id.find(node.id);
    if (found == by_id.end()) continue;
    const ClusterNode& source = *found->second;
    node.endpoint = source.endpoint;
    node.plain_port = source.plain_port;
    node.tls_port = source.tls_port;
    node.offset = source.offset;
    if (source.port > 0) node.port = source.port;
    if (node.hostname.empty()) node.hostname = source.hostname;
  }
  return nodes;
}

}  // namespace rconn
