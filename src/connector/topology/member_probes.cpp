#include "connector/topology/member_probes.hpp"

#include <algorithm>
#include <asio/this_coro.hpp>
#include <utility>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/process/descriptor_limit.hpp"
#include "connector/net/task_group.hpp"
#include "connector/topology/disagreement.hpp"
#include "connector/topology/redact.hpp"

namespace rconn {
namespace {

// The state that the workers of one round share.
struct Round {
  std::vector<MemberProbe>& probes;
  RunContext& context;
  const Probing& probing;
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

// How the member's view differs from that of the asked one.
std::string difference(const View& view, const View& seed) {
  if (seed.nodes.empty()) return disagreement(seed.sentinel, view.sentinel);
  const bool told = !view.nodes.empty();  // its own node is never alike
  const bool whole = view.left_out == 0 && seed.left_out == 0;
  if (!told || !whole) return "";  // parts of two lists cannot be compared
  ClusterNodes rest;
  for (std::size_t i = 0; i < seed.nodes.size(); ++i) {
    if (i >= view.alike.size() || !view.alike[i]) rest.push_back(seed.nodes[i]);
  }
  return disagreement(rest, view.nodes);
}

SelfReport self_report_of(const View& view, const View& seed) {
  SelfReport self;
  self.id = own_id(view);
  self.version = view.version;
  self.no_cluster = view.no_cluster;
  if (view.replication) self.replication = view.replication->own;
  self.disagrees = difference(view, seed);
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

// A member that was to get no password, and asks for one, is well as far as can be known.
void accept_without_login(MemberProbe& probe, const TopologySettings& settings) {
  Report& report = probe.report;
  const bool asks = report.failure && report.failure->fault == Fault::auth_required;
  if (settings.log_in_at_members || probe.target.credentials || !asks) return;
  probe.login_withheld = true;
  report.failure.reset();
  report.stopped_at.reset();
}

// auth, select, ping, expectation; then asks for its own view.
asio::awaitable<void> hear(MemberProbe& probe, KeptConnection& held, RungTimer& timer,
                           Round& round) {
  const ReplyBudget budget = reply_budget(probe.target, timer);
  co_await run_session(probe.target, held, timer, budget);
  accept_without_login(probe, round.probing.settings);
  if (!held.session.usable()) co_return;
  const Topology& topology = round.probing.topology;
  const TopologyMember& member = topology.members[probe.place];
  Inquiry inquiry(held.session, budget);
  View view = co_await ask_member(inquiry, topology.kind, member.role, member.master_name,
                                  round.probing.seed.known);
  mark_ids(view, round.probing.asked);
  keep(probe, std::move(view), round.probing.seed);
  // What it did not say is not known, so it is not known to be well either.
  if (inquiry.broken() && probe.report.ok()) timer.failed(Rung::topology, *inquiry.broken());
}

// resolve, connect and tls, but only to addresses in the networks that are allowed.
asio::awaitable<void> connect_within(MemberProbe& probe, const std::vector<Network>& networks,
                                     RunContext& context, RungTimer& timer,
                                     std::shared_ptr<const net::TlsContext> tls_context,
                                     std::optional<KeptConnection>& held) {
  const net::Deadline deadline = connect_deadline(probe.target, timer);
  auto addresses = co_await find_addresses(probe.target, timer, context.resolver, deadline);
  if (addresses.empty()) co_return;
  std::string outside;
  for (const net::Address& address : addresses) {
    if (holds(networks, *address.data())) continue;
    outside += (outside.empty() ? "" : ", ") + address.text();
  }
  std::erase_if(addresses, [&networks](const net::Address& address) {
    return !holds(networks, *address.data());
  });
  if (addresses.empty()) {
    timer.failed(Rung::connect, {Fault::outside_network, outside + " was not connected to"});
    co_return;
  }
  auto opened = co_await open_connection(probe.target, std::move(addresses), context, timer,
                                         std::move(tls_context), deadline);
  if (opened) held.emplace(make_kept_connection(*std::move(opened), probe.target, probe.report));
}

asio::awaitable<void> probe_member(MemberProbe& probe, Round& round) {
  Report& report = probe.report;
  report = report_on(probe.target);
  RungTimer timer(report, {}, round.probing.end);
  auto tls_context = co_await prepare_tls(probe.target, round.context.contexts, timer);
  if (report.failure) co_return;
  std::optional<KeptConnection> held;
  const std::vector<Network>& networks = round.probing.settings.only_networks;
  if (networks.empty() || probe.may_be_anywhere) {
    co_await connect_to(probe.target, round.context, timer, std::move(tls_context), held);
  } else {
    co_await connect_within(probe, networks, round.context, timer, std::move(tls_context), held);
  }
  if (held) co_await hear(probe, *held, timer, round);
}

// The report on a member whose turn did not come.
Report report_out_of_time(const Target& target, const net::Deadline& end) {
  Report report = report_on(target);
  report.stopped_at = Rung::connect;
  report.failure =
      Failure{Fault::not_tried, {std::string("its turn did not come within "), end.limit}};
  return report;
}

asio::awaitable<void> work(Round& round) {
  // Makes a cancelled wait return normally instead of throwing.
  co_await asio::this_coro::throw_if_cancelled(false);
  while (round.next < round.probes.size()) {
    if (co_await net::is_cancelled()) co_return;
    MemberProbe& probe = round.probes[round.next++];
    probe.begun = true;
    const auto& end = round.probing.end;
    if (end && net::Clock::now() >= end->at) {
      probe.report = report_out_of_time(probe.target, *end);
    } else {
      co_await probe_member(probe, round);
      auto& failure = probe.report.failure;
      if (failure) redact(failure->detail, round.probing.asked);
      explain_failure(probe.target, probe.report, round.context.machine);
    }
  }
}

}  // namespace

asio::awaitable<void> probe_members(std::vector<MemberProbe>& probes, RunContext& context,
                                    const Probing& probing) {
  Round round{probes, context, probing};
  TaskGroup tasks(co_await asio::this_coro::executor);
  const std::size_t workers = std::min(probes.size(), max_at_once(context.descriptor_limit));
  for (std::size_t i = 0; i < workers; ++i) tasks.start(work(round));
  co_await tasks.finished();
}

}  // namespace rconn
