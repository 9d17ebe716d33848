#include "connector/topology/member_probes.hpp"

#include <fmt/format.h>

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
#include "connector/redis/observe_state.hpp"
#include "connector/topology/connect_within.hpp"
#include "connector/topology/problems/disagreement.hpp"
#include "connector/topology/redact.hpp"
#include "connector/values/evidence.hpp"
#include "phpredis/address.hpp"

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

// What a Cluster node says of itself and of those that it meets.
void add_cluster_facts(SelfReport& self, const TopologyView& view) {
  self.id.clear();
  for (const ClusterNode& node : view.nodes) {
    if (node.is_myself()) {
      self.id = node.id;
      self.master_id = node.master_id;
      self.bus_port = node.bus_port;
    }
    if (node.is_failed() || node.is_suspected()) self.failed.push_back(node.id);
    if (node.has_flag("handshake")) {
      self.meeting.push_back(
          fmt::format("{} (bus port {})", phpredis::address(node.ip, node.port), node.bus_port));
    }
  }
}

// How the member's view differs from that of the asked one.
std::string difference(const TopologyView& view, const TopologyView& seed) {
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

SelfReport self_report_of(const TopologyView& view, const TopologyView& seed) {
  SelfReport self;
  self.id = view.id;
  self.product = view.product;
  self.version = view.version;
  self.process = view.process;
  self.no_cluster = view.no_cluster;
  if (view.replication) self.replication = view.replication->own;
  self.disagrees = difference(view, seed);
  if (view.kind == TopologyKind::cluster) add_cluster_facts(self, view);
  if (view.replication) {
    std::string text = contradiction(*view.replication);
    if (!text.empty()) self.contradictions.push_back(std::move(text));
  }
  return self;
}

void keep(MemberProbe& probe, TopologyView view, const TopologyView& seed) {
  probe.self_report = self_report_of(view, seed);
  probe.replication = std::move(view.replication);
  for (Watched& watched : view.sentinel.masters) {
    if (!watched.sentinels.empty()) probe.sentinels = std::move(watched.sentinels);
  }
}

// A member that was to get no password, and asks for one, is well as far as can be known.
void accept_without_login(MemberProbe& probe) {
  Report& report = probe.report;
  const bool asks = report.failure && report.failure->fault == Fault::auth_required;
  if (!probe.may_lack_login || probe.target.credentials || !asks) return;
  probe.login_withheld = true;
  report.failure.reset();
  report.stopped_at.reset();
}

// auth, select, ping, expectation; then asks for its own view.
asio::awaitable<void> hear(MemberProbe& probe, KeptConnection& held, RungTimer& timer,
                           Round& round) {
  const ReplyBudget budget = reply_budget(probe.target, timer);
  const Topology& topology = round.probing.topology;
  const TopologyMember& member = topology.members[probe.place];
  const bool replica = member.role == MemberRole::replica;
  const auto links = replica ? LinkConditions::everywhere : LinkConditions::replicas;
  co_await run_session(probe.target, held, timer, budget, links);
  accept_without_login(probe);
  if (!held.session.usable()) co_return;
  Inquiry inquiry(held.session, budget);
  TopologyView view = co_await ask_member(inquiry, topology.kind, member.role, member.master_name,
                                          round.probing.seed.known);
  mark_ids(view, round.probing.asked);
  keep(probe, std::move(view), round.probing.seed);
  if (probe.report.failure) evidence_of(probe.report).state = known_state(inquiry);
  // What it did not say is not known, so it is not known to be well either.
  if (inquiry.broken() && probe.report.ok()) timer.failed(Rung::topology, *inquiry.broken());
}

asio::awaitable<void> connect_as_allowed(const Target& target, bool anywhere, Round& round,
                                         RungTimer& timer,
                                         std::shared_ptr<const net::TlsContext> tls_context,
                                         std::optional<KeptConnection>& held) {
  const std::vector<Network> networks =
      anywhere ? std::vector<Network>() : round.probing.settings.only_networks;
  co_await connect_within(target, networks, round.context, timer, std::move(tls_context), held);
}

// Connects to the bus port and closes.
asio::awaitable<void> try_bus(MemberProbe& probe, Round& round) {
  const Target& target = *probe.bus_target;
  Report report = report_on(target);
  RungTimer timer(report, round.probing.end);
  std::optional<KeptConnection> held;
  std::shared_ptr<const net::TlsContext> clear_text;
  const bool anywhere = probe.may_be_anywhere && target.host == probe.target.host;
  co_await connect_as_allowed(target, anywhere, round, timer, std::move(clear_text), held);
  Attempt attempt{endpoint(target), std::nullopt, report.total};
  if (report.failure) {
    attempt.failure = report.failure;
    redact(attempt.failure->detail, round.probing.asked);
  }
  probe.bus = std::make_shared<const Attempt>(std::move(attempt));
}

asio::awaitable<void> probe_member(MemberProbe& probe, Round& round) {
  Report& report = probe.report;
  report = report_on(probe.target);
  RungTimer timer(report, round.probing.end);
  if (!probe.may_connect) {
    timer.failed(Rung::connect,
                 {Fault::outside_network, endpoint(probe.target) + " was not connected to"});
    co_return;
  }
  auto tls_context = co_await prepare_tls(probe.target, round.context.contexts, timer);
  if (report.failure) co_return;
  std::optional<KeptConnection> held;
  co_await connect_as_allowed(probe.target, probe.may_be_anywhere, round, timer,
                              std::move(tls_context), held);
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

asio::awaitable<void> work_on(MemberProbe& probe, Round& round) {
  probe.begun = true;
  const auto& end = round.probing.end;
  if (end && net::Clock::now() >= end->at) {
    probe.report = report_out_of_time(probe.target, *end);
    co_return;
  }
  co_await probe_member(probe, round);
  auto& failure = probe.report.failure;
  if (failure) {
    redact(failure->detail, round.probing.asked);
    const TopologyMember& member = round.probing.topology.members[probe.place];
    evidence_of(probe.report).member = {true, member.role == MemberRole::sentinel,
                                        round.probing.settings.sentinel_credentials.has_value()};
  }
  explain_failure(probe.target, probe.report, round.context.machine);
  if (probe.bus_target) co_await try_bus(probe, round);
}

asio::awaitable<void> work(Round& round) {
  // Makes a cancelled wait return normally instead of throwing.
  co_await asio::this_coro::throw_if_cancelled(false);
  while (round.next < round.probes.size()) {
    if (co_await net::is_cancelled()) co_return;
    Turns* const turns = round.context.members.get();
    bool has_turn = false;
    if (turns != nullptr) has_turn = co_await turns->take(round.probing.end);
    const Turn turn(has_turn ? turns : nullptr);
    const bool is_over = co_await net::is_cancelled();
    if (is_over) co_return;
    if (round.next >= round.probes.size()) co_return;
    co_await work_on(round.probes[round.next++], round);
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
