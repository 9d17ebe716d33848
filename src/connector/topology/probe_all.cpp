#include "connector/topology/probe_all.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "connector/net/cancellation.hpp"
#include "connector/topology/member_probes.hpp"
#include "connector/topology/members.hpp"

namespace rconn {
namespace {

constexpr int default_port = 6379;

// Enough for replicas of replicas of replicas; real topologies are not deeper.
constexpr int max_rounds = 4;

// Gives the members what is left of the total budget.
Target target_of(const TopologyMember& member, const Target& target, const Target& seed,
                 net::Clock::time_point start) {
  const bool sentinel = member.role == MemberRole::sentinel;
  Target own = sentinel ? seed : target;
  own.persistence.reset();
  own.topology_settings.reset();
  own.host = member.host;
  own.port = member.port;
  own.named = member.advertised();
  if (own.total_budget) {
    // Whole milliseconds, because the limit is shown.
    using std::chrono::milliseconds;
    const auto left = *own.total_budget - (net::Clock::now() - start);
    own.total_budget = std::max(std::chrono::floor<milliseconds>(left), milliseconds{1});
  }
  return own;
}

std::vector<MemberProbe> probes_of(const Topology& topology, const Target& target,
                                   const Target& seed, net::Clock::time_point start) {
  std::vector<MemberProbe> probes;
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    const TopologyMember& member = topology.members[i];
    const bool usable = !member.host.empty() && (member.port > 0 || member.host.front() == '/');
    if (member.report || !usable) continue;
    MemberProbe probe;
    probe.place = i;
    probe.target = target_of(member, target, seed, start);
    probes.push_back(std::move(probe));
  }
  return probes;
}

// Stores the results of the probes in the members, and adds the members that they reported.
void store(std::vector<MemberProbe>& probes, Topology& topology, const View& view) {
  const bool grows = view.kind == TopologyKind::standalone;
  for (MemberProbe& probe : probes) {
    if (!probe.begun) continue;
    TopologyMember& member = topology.members[probe.place];
    member.report = std::make_shared<const Report>(std::move(probe.report));
    member.self_report = std::move(probe.self_report);
    if (grows && probe.replication) add_members(topology, *probe.replication, probe.place);
  }
}

// Adds the Sentinel that was asked, with the address that the others report: it does not know this
// address itself.
void add_asked_sentinel(Topology& topology, const Target& target, const View& view,
                        const std::vector<MemberProbe>& probes) {
  TopologyMember member = member_asked(target, MemberRole::sentinel);
  member.id = view.id;
  for (const MemberProbe& probe : probes) {
    for (const Instance& instance : probe.sentinels) {
      if (view.id.empty() || instance.run_id != view.id || !is_plausible_host(instance.host)) {
        continue;
      }
      member.host = instance.host;
      member.port = instance.port;
    }
  }
  const auto& masters = view.sentinel.masters;
  if (!masters.empty()) member.master_name = masters.front().master.name;
  add_member(topology, std::move(member));
}

}  // namespace

TopologyMember member_asked(const Target& target, MemberRole role) {
  TopologyMember member;
  member.role = role;
  member.is_seed = true;
  member.host = target.host;
  member.port = target.port > 0 || target.is_unix_socket() ? target.port : default_port;
  return member;
}

asio::awaitable<void> probe_all(Topology& topology, const Target& target, const Target& seed,
                                const View& view, RunContext& context,
                                net::Clock::time_point start) {
  for (int round = 0; round < max_rounds; ++round) {
    std::vector<MemberProbe> probes = probes_of(topology, target, seed, start);
    if (probes.empty() && round > 0) co_return;
    co_await probe_members(probes, context, topology, view, target);
    store(probes, topology, view);
    if (round == 0 && view.kind == TopologyKind::sentinel) {
      add_asked_sentinel(topology, target, view, probes);
    }
    if (co_await net::is_cancelled()) co_return;
  }
}

}  // namespace rconn
