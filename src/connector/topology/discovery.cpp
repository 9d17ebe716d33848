#include "connector/topology/discovery.hpp"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>
#include <utility>

#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/topology/sentinel_discovery.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

using Answer = Inquiry::Answer;
using Words = Inquiry::Words;

void take(TopologyView& view, NodeList list) {
  view.nodes = std::move(list.nodes);
  view.left_out = list.left_out;
  view.slots_of_left_out = list.their_slots;
  view.unread = list.unread;
  view.alike = std::move(list.alike);
}

// Ids that are listed twice, and a count that the list does not have.
void add_contradictions(TopologyView& view) {
  const std::size_t listed = view.nodes.size() + view.left_out + view.unread;
  if (view.known_nodes && !std::cmp_equal(*view.known_nodes, listed)) {
    view.contradictions.push_back(fmt::format(
        "it counts {} nodes (cluster_known_nodes), and lists {}", *view.known_nodes, listed));
  }
  std::unordered_map<std::string_view, const ClusterNode*> seen;
  for (const ClusterNode& node : view.nodes) {
    const auto [first, is_new] = seen.emplace(node.id, &node);
    if (is_new) continue;
    const ClusterNode& other = *first->second;
    view.contradictions.push_back(fmt::format(
        "it lists the node {} twice, at {} and at {}", short_form(node.id),
        phpredis::address(other.ip, other.port), phpredis::address(node.ip, node.port)));
  }
}

// NODES has the most information, as one string; SHARDS, or SLOTS before 7.0, adds the addresses
// that are advertised to clients.
asio::awaitable<std::optional<Failure>> ask_nodes(Inquiry& inquiry, TopologyView& view) {
  Words nodes_command{"CLUSTER", "NODES"};
  const Answer* const by_nodes = co_await inquiry.ask(std::move(nodes_command));
  if (*by_nodes) {
    take(view, node_list_in(by_nodes->value().text));
    view.known = KnownNodes(by_nodes->value().text);
    add_contradictions(view);
  }
  Words shards_command{"CLUSTER", "SHARDS"};
  const Answer* const by_shards = co_await inquiry.ask(std::move(shards_command));
  ClusterNodes advertised;
  if (*by_shards) advertised = nodes_in_shards(by_shards->value());
  if (advertised.empty()) {
    Words slots_command{"CLUSTER", "SLOTS"};
    const Answer* const by_slots = co_await inquiry.ask(std::move(slots_command));
    if (*by_slots) advertised = nodes_in_slots(by_slots->value());
  }
  if (view.nodes.empty() && advertised.empty()) {
    if (!*by_nodes) co_return by_nodes->error();
    co_return not_understood(by_nodes->value());
  }
  view.nodes = completed(std::move(view.nodes), advertised);
  co_return std::nullopt;
}

asio::awaitable<void> ask_cluster_info(Inquiry& inquiry, TopologyView& view) {
  Words command{"CLUSTER", "INFO"};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  if (!*answer) co_return;
  view.state = resp::info_value(answer->value().text, "cluster_state");
  view.epoch = resp::whole_number(resp::info_value(answer->value().text, "cluster_current_epoch"));
  view.known_nodes =
      resp::whole_number(resp::info_value(answer->value().text, "cluster_known_nodes"));
}

asio::awaitable<std::string> ask_line(Inquiry& inquiry, const char* section, const char* line) {
  const Inquiry::Fact fact = co_await inquiry.info_line(section, line);
  co_return fact ? fact.value() : std::string();
}

// What the server is, by its INFO, which has at least redis_version.
asio::awaitable<void> ask_product(Inquiry& inquiry, TopologyView& view) {
  view.product = "valkey";
  view.version = co_await ask_line(inquiry, "server", "valkey_version");
  if (!view.version.empty()) co_return;
  view.version = co_await ask_line(inquiry, "server", "redis_version");
  const std::string named = co_await ask_line(inquiry, "server", "server_name");
  view.product = named;
  if (named.empty() && !view.version.empty()) view.product = "redis";
}

// If HELLO and INFO are forbidden, a Cluster can still be recognised by CLUSTER NODES.
asio::awaitable<TopologyKind> ask_kind(Inquiry& inquiry) {
  const Inquiry::Fact mode = co_await inquiry.mode();
  if (mode && mode.value() == "sentinel") co_return TopologyKind::sentinel;
  if (mode && mode.value() == "cluster") co_return TopologyKind::cluster;
  if (mode && !mode.value().empty()) co_return TopologyKind::standalone;
  Words role_command{"ROLE"};
  const Answer* const role = co_await inquiry.ask(std::move(role_command));
  if (*role && role->value().text_at(0) == "sentinel") co_return TopologyKind::sentinel;
  Words nodes_command{"CLUSTER", "NODES"};
  const Answer* const nodes = co_await inquiry.ask(std::move(nodes_command));
  co_return *nodes ? TopologyKind::cluster : TopologyKind::standalone;
}

}  // namespace

asio::awaitable<std::optional<ReplicationView>> ask_replication(Inquiry& inquiry) {
  Words info_command{"INFO", "replication"};
  const Answer* const by_info = co_await inquiry.ask(std::move(info_command));
  if (*by_info) {
    auto view = replication_in_info(by_info->value().text);
    if (view) co_return view;
  }
  Words role_command{"ROLE"};
  const Answer* const by_role = co_await inquiry.ask(std::move(role_command));
  if (!*by_role) co_return std::nullopt;
  co_return replication_in_role(by_role->value());
}

asio::awaitable<Viewed> ask_seed(Inquiry& inquiry, const std::optional<std::string>& master) {
  TopologyView view;
  view.kind = co_await ask_kind(inquiry);
  const Inquiry::Fact version = co_await inquiry.version();
  if (version) view.version = version.value();
  if (view.kind == TopologyKind::sentinel) {
    auto sentinel = co_await ask_asked_sentinel(inquiry, master);
    if (!sentinel) co_return std::move(sentinel).error();
    view.sentinel = std::move(sentinel).value();
    view.id = view.sentinel.id;
    co_return view;
  }
  view.replication = co_await ask_replication(inquiry);
  if (view.kind == TopologyKind::cluster) {
    co_await ask_cluster_info(inquiry, view);
    auto failure = co_await ask_nodes(inquiry, view);
    if (failure) co_return *std::move(failure);
    co_return view;
  }
  if (!view.replication) {
    Words command{"ROLE"};
    const Answer* const answer = co_await inquiry.ask(std::move(command));
    if (!*answer) co_return answer->error();
    co_return not_understood(answer->value());
  }
  co_return view;
}

asio::awaitable<TopologyView> ask_member(Inquiry& inquiry, TopologyKind kind, MemberRole role,
                                         const std::string& master, const KnownNodes& known) {
  TopologyView view;
  view.kind = kind;
  co_await ask_product(inquiry, view);
  if (role == MemberRole::sentinel) {
    view.sentinel = co_await ask_other_sentinel(inquiry, master);
    view.id = view.sentinel.id;
    view.process = view.sentinel.process;
    co_return view;
  }
  view.id = view.process = co_await ask_line(inquiry, "server", "run_id");
  view.replication = co_await ask_replication(inquiry);
  if (kind != TopologyKind::cluster) co_return view;
  Words command{"CLUSTER", "NODES"};
  const Answer* const nodes = co_await inquiry.ask(std::move(command));
  if (*nodes) {
    take(view, node_list_in(nodes->value().text, known));
  } else if (nodes->error().fault == Fault::error_reply) {
    view.no_cluster =
        nodes->error().detail.text();  // Redis's own message, not a missing permission
  }
  co_return view;
}

}  // namespace rconn
