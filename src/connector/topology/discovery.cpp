#include "connector/topology/discovery.hpp"

#include <utility>

#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/info.hpp"

namespace rconn {
namespace {

using Answer = Inquiry::Answer;
using Words = Inquiry::Words;

// A Sentinel may watch thousands of masters; each costs three or more commands.
constexpr std::size_t max_masters = 256;

Failure not_understood(const resp::Reply& reply) {
  return {Fault::unexpected_reply, {"got ", resp::describe(reply)}};
}

// NODES has the most information, as one string; SHARDS, or SLOTS before 7.0, adds the addresses
// that are advertised to clients.
asio::awaitable<Result<ClusterNodes, Failure>> ask_nodes(Inquiry& inquiry) {
  Words nodes_command{"CLUSTER", "NODES"};
  const Answer* const by_nodes = co_await inquiry.ask(std::move(nodes_command));
  ClusterNodes nodes;
  if (*by_nodes) nodes = nodes_in_text(by_nodes->value().text);
  Words shards_command{"CLUSTER", "SHARDS"};
  const Answer* const by_shards = co_await inquiry.ask(std::move(shards_command));
  ClusterNodes advertised;
  if (*by_shards) advertised = nodes_in_shards(by_shards->value());
  if (advertised.empty()) {
    Words slots_command{"CLUSTER", "SLOTS"};
    const Answer* const by_slots = co_await inquiry.ask(std::move(slots_command));
    if (*by_slots) advertised = nodes_in_slots(by_slots->value());
  }
  if (nodes.empty() && advertised.empty()) {
    if (!*by_nodes) co_return by_nodes->error();
    co_return not_understood(by_nodes->value());
  }
  co_return completed(std::move(nodes), advertised);
}

asio::awaitable<void> ask_cluster_info(Inquiry& inquiry, View& view) {
  Words command{"CLUSTER", "INFO"};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  if (!*answer) co_return;
  view.state = resp::info_value(answer->value().text, "cluster_state");
  view.epoch = resp::whole_number(resp::info_value(answer->value().text, "cluster_current_epoch"));
}

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

// Only the masters, without their replicas and Sentinels.
asio::awaitable<Result<SentinelView, Failure>> ask_masters(Inquiry& inquiry,
                                                           const std::optional<std::string>& name) {
  Words command{"SENTINEL", "MASTERS"};
  if (name) command = Words{"SENTINEL", "MASTER", *name};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  if (!*answer) co_return answer->error();
  const resp::Reply& reply = answer->value();
  SentinelView view;
  if (name) {
    auto master = instance_in(reply);
    if (!master) co_return not_understood(reply);
    view.masters.push_back({*std::move(master), {}, {}, {}});
    co_return view;
  }
  if (reply.type != resp::Reply::Type::array) co_return not_understood(reply);
  for (Instance& master : instances_in(reply)) {
    if (view.masters.size() == max_masters) break;
    view.masters.push_back({std::move(master), {}, {}, {}});
  }
  co_return view;
}

// None if the Sentinel does not know the command.
asio::awaitable<std::optional<std::vector<Instance>>> ask_instances(Inquiry& inquiry,
                                                                    const char* what,
                                                                    const std::string& master) {
  Words command{"SENTINEL", what, master};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  if (!*answer) co_return std::nullopt;
  co_return instances_in(answer->value());
}

asio::awaitable<void> ask_belongings(Inquiry& inquiry, Watched& watched) {
  const std::string& name = watched.master.name;
  auto replicas = co_await ask_instances(inquiry, "REPLICAS", name);
  if (!replicas) replicas = co_await ask_instances(inquiry, "SLAVES", name);  // before 5.0
  if (replicas) watched.replicas = *std::move(replicas);
  auto sentinels = co_await ask_instances(inquiry, "SENTINELS", name);
  if (sentinels) watched.sentinels = *std::move(sentinels);
  Words command{"SENTINEL", "CKQUORUM", name};
  const Answer* const quorum = co_await inquiry.ask(std::move(command));
  if (!*quorum && quorum->error().detail.text().starts_with("NOQUORUM")) {
    watched.quorum_error = quorum->error().detail.text();
  }
}

asio::awaitable<std::string> ask_sentinel_id(Inquiry& inquiry) {
  Words command{"SENTINEL", "MYID"};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  co_return *answer ? answer->value().text : std::string();
}

asio::awaitable<std::string> ask_line(Inquiry& inquiry, const char* section, const char* line) {
  const Inquiry::Fact fact = co_await inquiry.info_line(section, line);
  co_return fact ? fact.value() : std::string();
}

asio::awaitable<Viewed> ask_sentinel_seed(Inquiry& inquiry,
                                          const std::optional<std::string>& master, View view) {
  auto masters = co_await ask_masters(inquiry, master);
  if (!masters) co_return std::move(masters).error();
  view.sentinel = std::move(masters).value();
  for (Watched& watched : view.sentinel.masters) co_await ask_belongings(inquiry, watched);
  view.id = co_await ask_sentinel_id(inquiry);
  view.sentinel.id = view.id;
  co_return view;
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

asio::awaitable<Viewed> ask_seed(Inquiry& inquiry, const std::optional<std::string>& master) {
  View view;
  view.kind = co_await ask_kind(inquiry);
  const Inquiry::Fact version = co_await inquiry.version();
  if (version) view.version = version.value();
  if (view.kind == TopologyKind::sentinel) {
    co_return co_await ask_sentinel_seed(inquiry, master, std::move(view));
  }
  view.replication = co_await ask_replication(inquiry);
  if (view.kind == TopologyKind::cluster) {
    co_await ask_cluster_info(inquiry, view);
    auto nodes = co_await ask_nodes(inquiry);
    if (!nodes) co_return std::move(nodes).error();
    view.nodes = std::move(nodes).value();
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

asio::awaitable<View> ask_member(Inquiry& inquiry, TopologyKind kind, MemberRole role,
                                 const std::string& master) {
  View view;
  view.kind = kind;
  view.version = co_await ask_line(inquiry, "server", "valkey_version");
  if (view.version.empty()) view.version = co_await ask_line(inquiry, "server", "redis_version");
  if (role == MemberRole::sentinel) {
    view.id = co_await ask_sentinel_id(inquiry);
    const std::optional<std::string> all;
    auto masters = co_await ask_masters(inquiry, all);
    if (masters) view.sentinel = std::move(masters).value();
    for (Watched& watched : view.sentinel.masters) {
      if (watched.master.name != master) continue;
      auto sentinels = co_await ask_instances(inquiry, "SENTINELS", master);
      if (sentinels) watched.sentinels = *std::move(sentinels);
    }
    co_return view;
  }
  view.id = co_await ask_line(inquiry, "server", "run_id");
  view.replication = co_await ask_replication(inquiry);
  if (kind != TopologyKind::cluster) co_return view;
  Words command{"CLUSTER", "NODES"};
  const Answer* const nodes = co_await inquiry.ask(std::move(command));
  if (*nodes) {
    view.nodes = nodes_in_text(nodes->value().text);
  } else if (nodes->error().fault == Fault::error_reply) {
    view.no_cluster =
        nodes->error().detail.text();  // Redis's own message, not a missing permission
  }
  co_return view;
}

}  // namespace rconn
