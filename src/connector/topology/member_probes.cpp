#include "connector/topology/member_probes.hpp"

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

// The state that the workers of one round share.
struct Round {
  std::vector<MemberProbe>& probes;
  RunContext& context;
  const Topology& topology;
  const View& seed;
  std::size_t next = 0;
};

// How many probes may be in progress: each needs a connection and perhaps a lookup.
std::size_t max_at_once(std::size_t descriptor_limit) {
  constexpr std::size_t each = 1 + descriptors_of_lookup;
  constexpr std::size_t most = 128;
  const std::size_t free = std::max(descriptor_limit, reserved_descriptors) - reserved_descriptors;
  return std::clamp<std::size_t>(free / each, 1, most);
}

std::string own_id(const View& view) {
  if (view.kind != TopologyKind::cluster) return view.id;
  const auto myself = std::ranges::find_if(view.nodes, &ClusterNode::is_myself);
  return myself == view.nodes.end() ? "" : myself->id;
}

SelfReport self_report_of(const View& view, const View& seed) {
  SelfReport self;
  self.id = own_id(view);
  self.version = view.version;
  self.no_cluster = view.no_cluster;
  if (view.replication) self.replication = view.replication->own;
  if (!view.nodes.empty() && !seed.nodes.empty()) {
    self.disagrees = disagreement(seed.nodes, view.nodes);
  } else {
    self.disagrees = disagreement(seed.sentinel, view.sentinel);
  }
  for (const ClusterNode& node : view.nodes) {
    if (node.is_failed() || node.is_suspected()) self.failed.push_back(node.id);
  }
  return self;
}

void keep(MemberProbe& probe, View view, const View& seed) {
  probe.self_report = self_report_of(view, seed);
  probe.replication = std::move(view.replication);
  for (Watched& watched : view.sentinel.masters) {
    if (!watched.sentinels.empty()) probe.sentinels = std::move(watched.sentinels);
  }
}

// auth, select, ping, expectation; then asks for its own view.
asio::awaitable<void> hear(MemberProbe& probe, KeptConnection& held, RungTimer& timer,
                           Round& round) {
  const ReplyBudget budget = reply_budget(probe.target, timer);
  co_await run_session(probe.target, held, timer, budget);
  if (!held.session.usable()) co_return;
  const TopologyMember& member = round.topology.members[probe.place];
  Inquiry inquiry(held.session, budget);
  View view = co_await ask_member(inquiry, round.topology.kind, member.role, member.master_name);
  redact(view.nodes, probe.target);
  keep(probe, std::move(view), round.seed);
}

asio::awaitable<void> probe_member(MemberProbe& probe, Round& round) {
  Report& report = probe.report;
  report = report_on(probe.target);
  auto tls_context = prepare_tls(probe.target, round.context.contexts, report);
  if (report.failure) co_return;
  RungTimer timer(report);
  std::optional<KeptConnection> held;
  co_await connect_to(probe.target, round.context, timer, std::move(tls_context), held);
  if (held) co_await hear(probe, *held, timer, round);
}

asio::awaitable<void> work(Round& round) {
  // Makes a cancelled wait return normally instead of throwing.
  co_await asio::this_coro::throw_if_cancelled(false);
  while (round.next < round.probes.size()) {
    if (co_await net::is_cancelled()) co_return;
    MemberProbe& probe = round.probes[round.next++];
    probe.begun = true;
    co_await probe_member(probe, round);
  }
}

}  // namespace

asio::awaitable<void> probe_members(std::vector<MemberProbe>& probes, RunContext& context,
                                    const Topology& topology, const View& seed) {
  Round round{probes, context, topology, seed};
  TaskGroup tasks(co_await asio::this_coro::executor);
  const std::size_t workers = std::min(probes.size(), max_at_once(context.descriptor_limit));
  for (std::size_t i = 0; i < workers; ++i) tasks.start(work(round));
  co_await tasks.finished();
}

}  // namespace rconn
