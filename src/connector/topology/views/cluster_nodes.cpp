// Parses CLUSTER NODES: one line per node, fields separated by spaces.

#include <algorithm>

#include "connector/redis/resp/digits.hpp"
#include "connector/topology/views/cluster_view.hpp"
#include "connector/values/target.hpp"
#include "connector/values/text/split.hpp"

namespace rconn {
namespace {

// ID ADDRESS FLAGS MASTER PING PONG EPOCH LINK, then the slots.
constexpr std::size_t words_before_slots = 8;

constexpr std::size_t max_flags = 32;  // Redis knows ten

// IP:PORT before Redis 4.0, IP:PORT@BUS since then, and IP:PORT@BUS,HOSTNAME since 7.0; auxiliary
// fields (NAME=VALUE) may follow. IPv6 addresses have no brackets.
void read_address(ClusterNode& node, std::string_view word) {
  const auto parts = split(word, ',');
  if (parts.size() > 1 && parts[1].find('=') == std::string_view::npos) node.hostname = parts[1];
  std::string_view address = parts.empty() ? word : parts[0];
  const auto at = address.find('@');
  if (at != std::string_view::npos) node.bus_port = resp::port_in(address.substr(at + 1));
  address = address.substr(0, at);
  const auto colon = address.rfind(':');
  node.ip = address.substr(0, colon);
  if (colon != std::string_view::npos) node.port = resp::port_in(address.substr(colon + 1));
}

std::optional<ClusterNode> node_in(std::string_view line) {
  const auto words = split(line, ' ');
  if (words.size() < words_before_slots || words[0].empty()) return std::nullopt;
  ClusterNode node;
  node.id = words[0];
  read_address(node, words[1]);
  const auto flags = split(words[2], ',');
  if (flags.size() > max_flags) return std::nullopt;
  node.flags.assign(flags.begin(), flags.end());
  if (node.has_flag("master")) node.role = MemberRole::master;
  if (node.has_flag("slave")) node.role = MemberRole::replica;
  if (words[3] != "-") node.master_id = words[3];
  node.epoch = resp::whole_number(words[6]);
  node.linked = words[7] == "connected" || node.is_myself();
  for (std::size_t i = words_before_slots; i < words.size(); ++i) {
    if (const auto range = slots_in(words[i])) node.slots.push_back(*range);
    node.moving = node.moving || words[i].starts_with('[');
  }
  node.slots = normalized(std::move(node.slots));
  return node;
}

}  // namespace

std::optional<SlotRange> slots_in(std::string_view word) {
  const auto dash = word.find('-');
  const auto first = resp::whole_number(word.substr(0, dash));
  const auto last =
      dash == std::string_view::npos ? first : resp::whole_number(word.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  return slot_range(*first, *last);
}

bool ClusterNode::has_flag(std::string_view flag) const {
  return std::ranges::find(flags, flag) != flags.end();
}

NodeList node_list_in(std::string_view text, const KnownNodes& known) {
  NodeList list;
  list.alike.resize(known.size());
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (const auto place = known.place_of(line)) {
      list.alike[*place] = true;
      continue;
    }
    auto node = node_in(line);
    if (!node) {
      list.unread += line.empty() ? 0 : 1;
    } else if (list.nodes.size() < most_members) {
      list.nodes.push_back(*std::move(node));
    } else {
      ++list.left_out;
      if (!node->is_failed()) list.their_slots.add(node->slots);
    }
  }
  return list;
}

ClusterNodes nodes_in_text(std::string_view text) { return node_list_in(text).nodes; }

}  // namespace rconn
