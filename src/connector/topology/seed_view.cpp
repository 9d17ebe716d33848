#include "connector/topology/seed_view.hpp"

#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/topology/connect_within.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/topology/members.hpp"
#include "connector/topology/probe_all.hpp"
#include "connector/topology/redact.hpp"
#include "connector/topology/seed.hpp"

namespace rconn {
namespace {

// A replica without its master answers no PING, but INFO. Takes the failure back: it is then that
// of a member.
bool tells_topology(Report& report) {
  if (!report.failure || report.failure->fault != Fault::master_down) return false;
  report.failure.reset();
  report.stopped_at.reset();
  report.evidence.reset();
  return true;
}

}  // namespace

asio::awaitable<std::optional<TopologyView>> view_of_seed(const Target& target, Target& seed,
                                                          const std::vector<Network>& networks,
                                                          RunContext& context, RungTimer& timer) {
  Report& report = timer.report();
  auto tls_context = co_await prepare_tls(seed, context.contexts, timer);
  if (report.failure) co_return std::nullopt;
  std::optional<KeptConnection> held;
  co_await connect_within(seed, networks, context, timer, std::move(tls_context), held);
  if (!held) co_return std::nullopt;
  const ReplyBudget budget = reply_budget(seed, timer);
  const bool succeeded = co_await log_in_at_seed(target, seed, *held, timer, budget);
  if (!succeeded && !tells_topology(report)) co_return std::nullopt;
  timer.begin(Rung::topology);
  Inquiry inquiry(held->session, budget);
  const std::optional<std::string> master = settings_of(target).master;
  Viewed viewed = co_await ask_seed(inquiry, master);
  if (viewed) {
    if (context.hold) context.held.insert_or_assign(&target, *std::move(held));
    mark_ids(viewed.value(), target);
    co_return std::move(viewed).value();
  }
  Failure failure = std::move(viewed).error();
  inquiry.observe(failure, report);
  redact(failure.detail, target);
  timer.failed(Rung::topology, std::move(failure));
  co_return std::nullopt;
}

Topology initial_topology(const Target& target, const TopologyView& view) {
  Topology topology;
  topology.kind = view.kind;
  topology.source = endpoint(target);
  topology.version = view.version;
  topology.over_tls = target.tls != nullptr;
  topology.state = view.state;
  topology.epoch = view.epoch;
  topology.max_members = settings_of(target).max_members;
  topology.left_out = view.left_out + view.sentinel.left_out;
  topology.slots_of_left_out = view.slots_of_left_out.ranges();
  topology.unread = view.unread + view.sentinel.unread;
  topology.hidden = view.sentinel.hidden;
  topology.contradictions = view.contradictions;
  topology.resolves_names = view.sentinel.resolves_names;
  topology.announces_names = view.sentinel.announces_names;
  if (view.kind == TopologyKind::cluster) {
    add_members(topology, view.nodes, target.is_unix_socket() ? "" : target.host);
  } else if (view.kind == TopologyKind::sentinel) {
    add_members(topology, view.sentinel);
  } else {
    topology.members.push_back(member_asked(target, view.replication->own.role));
    add_members(topology, *view.replication, 0);
  }
  return topology;
}

}  // namespace rconn
