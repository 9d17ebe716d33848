#include "connector/topology/problems/disagreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

#include "connector/net/address.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

using ById = std::map<std::string_view, const ClusterNode*>;

constexpr std::size_t max_points = 2;

// Leaves out nodes in handshake, whose ids are random until they are known.
ById by_id(const ClusterNodes& nodes) {
  ById places;
  for (const ClusterNode& node : nodes) {
    if (!node.has_flag("handshake")) places.emplace(node.id, &node);
  }
  return places;
}

std::string master_in_words(const ClusterNode& node) {
  if (node.role != MemberRole::replica) return fmt::format("a {}", name(node.role));
  return fmt::format("a replica of {}",
                     node.master_id.empty() ? "none" : short_form(node.master_id));
}

std::string epoch_in_words(const ClusterNode& node) {
  return node.epoch ? fmt::format("{}", *node.epoch) : "none";
}

std::string slots_in_words(const ClusterNode& node) {
  return node.slots.empty() ? "none" : text_of(node.slots);
}

// The first difference of the two; empty if there is none.
std::string difference(const ClusterNode& seed, const ClusterNode& other) {
  const std::string id = short_form(seed.id);
  if (seed.role != other.role || seed.master_id != other.master_id) {
    return fmt::format("{} is {} there, {} here", id, master_in_words(other),
                       master_in_words(seed));
  }
  if (seed.slots != other.slots) {
    return fmt::format("{} has slots {} there, {} here", id, slots_in_words(other),
                       slots_in_words(seed));
  }
  // A node has more addresses than one: for the bus, for clients, for each family. The id says that
  // it is the same node, and a link that the address is right.
  const bool both_known = !seed.ip.empty() && !other.ip.empty() && seed.port > 0 && other.port > 0;
  if (both_known && !other.linked && (seed.ip != other.ip || seed.port != other.port)) {
    return fmt::format("{} is at {} there, at {} here", id, phpredis::address(other.ip, other.port),
                       phpredis::address(seed.ip, seed.port));
  }
  if (seed.role == MemberRole::master && seed.epoch != other.epoch) {
    return fmt::format("{} has config epoch {} there, {} here", id, epoch_in_words(other),
                       epoch_in_words(seed));
  }
  return "";
}

std::string difference(const Instance& seed, const Instance& other) {
  if (hosts_differ(seed.host, other.host) || seed.port != other.port) {
    return fmt::format("{} is at {} there (epoch {}), at {} here (epoch {})", seed.name,
                       phpredis::address(other.host, other.port), other.epoch.value_or(0),
                       phpredis::address(seed.host, seed.port), seed.epoch.value_or(0));
  }
  if (seed.epoch != other.epoch) {
    return fmt::format("{} has config epoch {} there, {} here", seed.name, other.epoch.value_or(0),
                       seed.epoch.value_or(0));
  }
  if (seed.other_sentinels != other.other_sentinels) {
    return fmt::format("{} has {} other Sentinels there, {} here", seed.name,
                       other.other_sentinels.value_or(0), seed.other_sentinels.value_or(0));
  }
  return "";
}

}  // namespace

std::string summed_up(const std::vector<std::string>& points) {
  std::string text;
  for (std::size_t i = 0; i < std::min(points.size(), max_points); ++i) {
    text += (i == 0 ? "" : "; ") + points[i];
  }
  if (points.size() > max_points) text += fmt::format("; and {} more", points.size() - max_points);
  return text;
}

bool hosts_differ(const std::string& one, const std::string& other) {
  if (one == other) return false;
  const bool numeric = net::Address::numeric(one, 0).has_value();
  return numeric == net::Address::numeric(other, 0).has_value();
}

std::string disagreement(const ClusterNodes& seed, const ClusterNodes& other) {
  const ById here = by_id(seed);
  const ById there = by_id(other);
  std::vector<std::string> points;
  for (const auto& [id, node] : here) {
    const auto found = there.find(id);
    std::string point = found == there.end() ? fmt::format("{} is not known there", short_form(id))
                                             : difference(*node, *found->second);
    if (!point.empty()) points.push_back(std::move(point));
  }
  for (const auto& [id, node] : there) {
    if (!here.contains(id)) points.push_back(fmt::format("{} is not known here", short_form(id)));
  }
  return summed_up(points);
}

std::string disagreement(const SentinelView& seed, const SentinelView& other) {
  std::unordered_map<std::string_view, const Instance*> there;  // by name, which is unique
  for (const Watched& watched : other.masters) there.emplace(watched.master.name, &watched.master);
  std::vector<std::string> points;
  for (const Watched& here : seed.masters) {
    const auto found = there.find(here.master.name);
    if (found == there.end()) continue;
    std::string point = difference(here.master, *found->second);
    if (!point.empty()) points.push_back(std::move(point));
  }
  return summed_up(points);
}

}  // namespace rconn
