#include "connector/topology/survey.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/topology/deduplicate.hpp"
#include "connector/topology/diagnose.hpp"
#include "connector/topology/discovery.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/topology/members.hpp"
#include "connector/topology/probe_all.hpp"
#include "connector/topology/redact.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

// The target without the settings that apply only to the members.
Target seed_of(const Target& target) {
  Target seed = target;
  seed.persistence.reset();
  seed.database.reset();
  seed.expectations.clear();
  const TopologySettings settings = settings_of(target);
  if (settings.sentinel_credentials) seed.credentials = settings.sentinel_credentials;
  return seed;
}

// Whether it is a Sentinel without a password: it would reject AUTH. A failure if the server
// rejects all clients, or the session became unusable.
asio::awaitable<Result<bool, Failure>> is_open_sentinel(Session& session, Inquiry& inquiry) {
  Inquiry::Words command{"ROLE"};
  const Inquiry::Answer* const answer = co_await inquiry.ask(std::move(command));
  if (*answer) co_return answer->value().text_at(0) == "sentinel";
  const Fault fault = answer->error().fault;
  const bool turned_away = fault == Fault::denied || fault == Fault::max_clients;
  if (turned_away || !session.usable()) co_return answer->error();
  co_return false;
}

// "127.0.0.1" of "127.0.0.1:6379", "::1" of "[::1]:6379"; empty for a path.
std::string host_in(const std::string& address) {
  const auto colon = address.rfind(':');
  if (address.starts_with('/') || colon == std::string::npos) return "";
  if (address.front() == '[') return address.substr(1, colon - 2);
  return address.substr(0, colon);
}

// auth and ping. Returns whether they succeeded.
asio::awaitable<bool> log_in(const Target& target, Target& seed, KeptConnection& held,
                             RungTimer& timer, ReplyBudget budget) {
  if (seed.credentials && !settings_of(target).sentinel_credentials) {
    Inquiry inquiry(held.session, budget);
    const auto open = co_await is_open_sentinel(held.session, inquiry);
    if (!open) {
      inquiry.observe(open.error(), timer.report());
      Failure failure = open.error();
      redact(failure.detail, target);
      timer.failed(Rung::auth, std::move(failure));
      co_return false;
    }
    if (open.value()) seed.credentials.reset();
  }
  co_return co_await run_session(seed, held, timer, budget);
}

// A replica without its master answers no PING, but INFO. Takes the failure back: it is then that
// of a member.
bool tells_topology(Report& report) {
  if (!report.failure || report.failure->fault != Fault::master_down) return false;
  report.failure.reset();
  report.stopped_at.reset();
  report.evidence.reset();
  return true;
}

// Connects to the target and asks for its view. None after a failure, which is then in the report.
asio::awaitable<std::optional<View>> view_of(const Target& target, Target& seed,
                                             RunContext& context, RungTimer& timer) {
  Report& report = timer.report();
  auto tls_context = co_await prepare_tls(seed, context.contexts, timer);
  if (report.failure) co_return std::nullopt;
  std::optional<KeptConnection> held;
  co_await connect_to(seed, context, timer, std::move(tls_context), held);
  if (!held) co_return std::nullopt;
  const ReplyBudget budget = reply_budget(seed, timer);
  const bool succeeded = co_await log_in(target, seed, *held, timer, budget);
  if (!succeeded && !tells_topology(report)) co_return std::nullopt;
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

Topology initial_topology(const Target& target, const View& view) {
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

void finish(Topology& topology) {
  if (topology.kind == TopologyKind::standalone) {
    deduplicate(topology);
    if (topology.members.size() > 1) topology.kind = TopologyKind::replication;
    for (TopologyMember& member : topology.members) {
      if (!member.self_report) continue;
      member.id = member.self_report->id;
      // Its replicas take it for their master, but it may be a replica itself.
      const Replication* const own = member.replication();
      if (own != nullptr && own->role == MemberRole::replica) member.role = MemberRole::replica;
    }
  }
  arrange(topology);
}

std::optional<Failure> failure_of(const Topology& topology) {
  const Problem* const worst = topology.worst();
  if (worst == nullptr) return std::nullopt;
  return Failure{worst->fault, description(*worst, topology)};
}

}  // namespace

asio::awaitable<void> survey_topology(const Target& target, RunContext& context, Report& report) {
  RungTimer timer(report, {}, context.end);
  Target seed = seed_of(target);
  const std::optional<View> view = co_await view_of(target, seed, context, timer);
  redact(report, target);
  if (!view && report.failure) {
    evidence_of(report).member = {true, false,
                                  settings_of(target).sentinel_credentials.has_value()};
  }
  if (!view) co_return;
  auto topology = std::make_shared<Topology>(initial_topology(target, *view));
  if (report.address) topology->reached = host_in(*report.address);
  const auto end = operation_end(target, timer);
  co_await probe_all(*topology, target, seed, *view, context, end);
  const bool interrupted = co_await net::is_cancelled();
  finish(*topology);
  if (!interrupted) topology->problems = diagnose(*topology);
  redact(*topology, target);
  std::optional<Failure> failure = failure_of(*topology);
  if (interrupted) failure = Failure{Fault::interrupted, "not every member was tried"};
  report.topology = std::move(topology);
  if (failure) {
    timer.failed(Rung::topology, *std::move(failure));
  } else {
    timer.reached(Rung::topology);
  }
}

}  // namespace rconn
