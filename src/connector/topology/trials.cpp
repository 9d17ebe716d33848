#include "connector/topology/trials.hpp"

#include <algorithm>
#include <asio/this_coro.hpp>
#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/descriptor_limit.hpp"
#include "connector/net/task_group.hpp"
#include "connector/topology/disagreement.hpp"
#include "connector/topology/redact.hpp"

namespace rconn {
namespace {

// Of one round: what its workers share.
struct Round {
  std::vector<Trial>& trials;
  RunContext& context;
  const Topology& topology;
  const View& seed;
  std::size_t next = 0;
};

// Each a connection, after what may be a lookup.
std::size_t max_at_once(std::size_t descriptor_limit) {
  constexpr std::size_t each = 1 + descriptors_of_lookup;
  constexpr std::size_t most = 128;
  const std::size_t free = std::max(descriptor_limit, descriptors_besides) - descriptors_besides;
  return std::clamp<std::size_t>(free / each, 1, most);
}

std::string own_id(const View& view) {
  if (view.kind != TopologyKind::cluster) return view.id;
  const auto myself = std::ranges::find_if(view.nodes, &ClusterNode::is_myself);
  return myself == view.nodes.end() ? "" : myself->id;
}

SelfReport account_of(const View& view, const View& seed) {
  SelfReport account;
  account.id = own_id(view);
  account.version = view.version;
  account.no_cluster = view.no_cluster;
  if (view.replication) account.replication = view.replication->own;
  if (!view.nodes.empty() && !seed.nodes.empty()) {
    account.disagrees = disagreement(seed.nodes, view.nodes);
  } else {
    account.disagrees = disagreement(seed.sentinel, view.sentinel);
  }
  for (const ClusterNode& node : view.nodes) {
    if (node.is_failed() || node.is_suspected()) account.failed.push_back(node.id);
  }
  return account;
}

void keep(Trial& trial, View view, const View& seed) {
  trial.account = account_of(view, seed);
  trial.replication = std::move(view.replication);
  for (Watched& watched : view.sentinel.masters) {
    if (!watched.sentinels.empty()) trial.sentinels = std::move(watched.sentinels);
  }
}

// auth, select, ping, expectation; then its own account.
asio::awaitable<void> hear(Trial& trial, KeptConnection& held, Ladder& ladder, Round& round) {
  const ReplyBudget budget = reply_budget(trial.target, ladder.start());
  co_await run_session(trial.target, held, ladder, budget);
  if (!held.session.usable()) co_return;
  const TopologyMember& member = round.topology.members[trial.place];
  Inquiry inquiry(held.session, budget);
  View view = co_await ask_member(inquiry, round.topology.kind, member.role, member.master_name);
  redact(view.nodes, trial.target);
  keep(trial, std::move(view), round.seed);
}

asio::awaitable<void> try_member(Trial& trial, Round& round) {
  Report& report = trial.report;
  report = report_on(trial.target);
  auto tls_context = prepare_tls(trial.target, round.context.contexts, report);
  if (report.failure) co_return;
  Ladder ladder(report);
  std::optional<KeptConnection> held;
  co_await connect_to(trial.target, round.context, ladder, std::move(tls_context), held);
  if (held) co_await hear(trial, *held, ladder, round);
}

asio::awaitable<void> work(Round& round) {
  // A cancelled wait is an outcome like any other here, not an exception.
  co_await asio::this_coro::throw_if_cancelled(false);
  while (round.next < round.trials.size()) {
    if (co_await net::is_cancelled()) co_return;
    Trial& trial = round.trials[round.next++];
    trial.begun = true;
    co_await try_member(trial, round);
  }
}

}  // namespace

asio::awaitable<void> try_members(std::vector<Trial>& trials, RunContext& context,
                                  const Topology& topology, const View& seed) {
  Round round{trials, context, topology, seed};
  TaskGroup tasks(co_await asio::this_coro::executor);
  const std::size_t workers = std::min(trials.size(), max_at_once(context.descriptor_limit));
  for (std::size_t i = 0; i < workers; ++i) tasks.start(work(round));
  co_await tasks.finished();
}

}  // namespace rconn
