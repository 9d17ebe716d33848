#include "connector/topology/survey.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/topology/deduplicate.hpp"
#include "connector/topology/diagnose.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/topology/members.hpp"
#include "connector/topology/probe_all.hpp"
#include "connector/topology/redact.hpp"
#include "connector/topology/seed.hpp"
#include "connector/topology/seed_view.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

// "127.0.0.1" of "127.0.0.1:6379", "::1" of "[::1]:6379"; empty for a path.
std::string host_in(const std::string& address) {
  const auto colon = address.rfind(':');
  if (address.starts_with('/') || colon == std::string::npos) return "";
  if (address.front() == '[') return address.substr(1, colon - 2);
  return address.substr(0, colon);
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
  RungTimer timer(report, context.end, context.under_way);
  Target seed = seed_of(target);
  const std::vector<Network> anywhere;
  const std::optional<TopologyView> view =
      co_await view_of_seed(target, seed, anywhere, context, timer);
  redact(report, target);
  if (!view && report.failure) {
    evidence_of(report).member = {true, false,
                                  settings_of(target).sentinel_credentials.has_value()};
  }
  if (!view) co_return;
  auto topology = std::make_shared<Topology>(initial_topology(target, *view));
  if (report.address) topology->reached = host_in(*report.address);
  const auto end = operation_end(target, timer);
  timer.begin(Rung::topology);
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
