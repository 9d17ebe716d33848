#include "connector/topology/rounds.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "connector/net/cancellation.hpp"
#include "connector/topology/members.hpp"
#include "connector/topology/redact.hpp"
#include "connector/topology/trials.hpp"

namespace rconn {
namespace {

constexpr int usual_port = 6379;

// Replicas of replicas of replicas: nobody goes deeper.
constexpr int most_rounds = 4;

// What is left of the total budget is for the members.
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
    // In whole milliseconds: it is shown.
    using std::chrono::milliseconds;
    const auto left = *own.total_budget - (net::Clock::now() - start);
    own.total_budget = std::max(std::chrono::floor<milliseconds>(left), milliseconds{1});
  }
  return own;
}

std::vector<Trial> trials_of(const Topology& topology, const Target& target, const Target& seed,
                             net::Clock::time_point start) {
  std::vector<Trial> trials;
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    const TopologyMember& member = topology.members[i];
    const bool usable = !member.host.empty() && (member.port > 0 || member.host.front() == '/');
    if (member.report || !usable) continue;
    Trial trial;
    trial.place = i;
    trial.target = target_of(member, target, seed, start);
    trials.push_back(std::move(trial));
  }
  return trials;
}

// Puts what came of the trials to the members, and the members that they made known to the others.
void keep(std::vector<Trial>& trials, Topology& topology, const View& view) {
  const bool grows = view.kind == TopologyKind::standalone;
  for (Trial& trial : trials) {
    if (!trial.begun) continue;
    TopologyMember& member = topology.members[trial.place];
    member.report = std::make_shared<const Report>(std::move(trial.report));
    member.self_report = std::move(trial.account);
    if (grows && trial.replication) add_members(topology, *trial.replication, trial.place);
  }
}

// The Sentinel that was asked does not know what it is called by the others.
void add_asked_sentinel(Topology& topology, const Target& target, const View& view,
                        const std::vector<Trial>& trials) {
  TopologyMember member = member_asked(target, MemberRole::sentinel);
  member.id = view.id;
  for (const Trial& trial : trials) {
    for (const Instance& instance : trial.sentinels) {
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
  member.port = target.port > 0 || target.is_unix_socket() ? target.port : usual_port;
  return member;
}

asio::awaitable<void> try_all(Topology& topology, const Target& target, const Target& seed,
                              const View& view, RunContext& context, net::Clock::time_point start) {
  for (int round = 0; round < most_rounds; ++round) {
    drop_hosts_with_secrets(topology, target);
    std::vector<Trial> trials = trials_of(topology, target, seed, start);
    if (trials.empty() && round > 0) co_return;
    co_await try_members(trials, context, topology, view);
    keep(trials, topology, view);
    if (round == 0 && view.kind == TopologyKind::sentinel) {
      add_asked_sentinel(topology, target, view, trials);
    }
    if (co_await net::is_cancelled()) co_return;
  }
}

}  // namespace rconn
