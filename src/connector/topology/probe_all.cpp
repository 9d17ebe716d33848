#include "connector/topology/probe_all.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "connector/net/cancellation.hpp"
#include "connector/topology/member_probes.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/topology/members.hpp"

namespace rconn {
namespace {

constexpr int default_port = 6379;

// How far replicas of replicas are followed; real topologies are three deep.
constexpr int max_rounds = 64;

// The results by address: a peer may list one address many times, and each is tried once.
class Tries {
 public:
  Tries(Topology& topology, const Target& target, const Target& seed)
      : topology_(topology), target_(target), seed_(seed) {}

  // The probes of the members that are neither tried yet, nor at the address of one that is.
  std::vector<MemberProbe> next() {
    std::vector<MemberProbe> probes;
    for (std::size_t i = 0; i < topology_.members.size(); ++i) {
      const TopologyMember& member = topology_.members[i];
      const auto key = member.report ? std::nullopt : address_key(member);
      if (!key || !tried_.emplace(*key, i).second) continue;
      MemberProbe probe;
      probe.place = i;
      probe.target = target_of(member, target_, seed_);
      probe.may_be_anywhere = is_at_named_address(member, target_);
      probe.may_lack_login = may_lack_login(member, target_);
      probe.may_connect = may_connect(member, target_);
      if (probe.may_connect) {
        probe.bus_target = bus_target_of(member, target_, topology_.kind);
      }
      probes.push_back(std::move(probe));
    }
    return probes;
  }

  // Gives the members at the address of one that was tried its result.
  void share() {
    for (TopologyMember& member : topology_.members) {
      const auto key = member.report ? std::nullopt : address_key(member);
      const auto found = key ? tried_.find(*key) : tried_.end();
      if (found == tried_.end()) continue;
      const TopologyMember& tried = topology_.members[found->second];
      member.report = tried.report;
      member.self_report = tried.self_report;
      member.login_withheld = tried.login_withheld;
      member.bus = tried.bus;
    }
  }

 private:
  Topology& topology_;
  const Target& target_;
  const Target& seed_;
  std::unordered_map<std::string, std::size_t> tried_;  // the first place at each address
};

// Stores the results of the probes in the members, and adds the members that they reported.
void store(std::vector<MemberProbe>& probes, Topology& topology, ReplicationMembers* found) {
  for (MemberProbe& probe : probes) {
    if (!probe.begun) continue;
    TopologyMember& member = topology.members[probe.place];
    member.login_withheld = probe.login_withheld;
    member.report = std::make_shared<const Report>(std::move(probe.report));
    member.self_report = std::move(probe.self_report);
    member.bus = std::move(probe.bus);
    const bool watched = topology.kind == TopologyKind::sentinel &&
                         member.role == MemberRole::master && member.self_report;
    if (watched && probe.replication) {
      compare_replicas(topology, probe.place, *probe.replication);
    }
    // What was left out of the view of the asked member is counted already.
    const bool is_counted = member.is_seed && topology.left_out + topology.unread > 0;
    if (found != nullptr && probe.replication && !is_counted) {
      found->add(*probe.replication, probe.place);
    }
  }
}

// Says of the members that are left why they were not tried.
void give_up(Topology& topology) {
  for (TopologyMember& member : topology.members) {
    if (member.report || !address_key(member)) continue;
    Report report;
    report.target = report.endpoint = member.advertised();
    report.host = member.host;
    report.stopped_at = Rung::connect;
    report.failure = Failure{Fault::members_left_out,
                             fmt::format("replicas of replicas are followed {} deep", max_rounds)};
    member.report = std::make_shared<const Report>(std::move(report));
  }
}

// Adds the Sentinel that was asked, with the address that the others report: it does not know this
// address itself.
void add_asked_sentinel(Topology& topology, const Target& target, const TopologyView& view,
                        const std::vector<MemberProbe>& probes) {
  TopologyMember member = member_asked(target, MemberRole::sentinel);
  member.id = view.id;
  const auto& masters = view.sentinel.masters;
  if (!masters.empty()) member.master_name = masters.front().master.name;
  std::set<std::pair<std::string, int>> places;
  for (const MemberProbe& probe : probes) {
    for (const Instance& instance : probe.sentinels) {
      const bool same = !view.id.empty() && instance.run_id == view.id;
      if (same && is_plausible_host(instance.host)) places.emplace(instance.host, instance.port);
    }
  }
  if (!places.contains({member.host, member.port}) && !places.empty()) {
    std::tie(member.host, member.port) = *places.begin();
  }
  places.erase({member.host, member.port});
  TopologyMember again = member;
  again.is_seed = false;
  add_member(topology, std::move(member));
  for (const auto& [host, port] : places) {
    again.host = host;
    again.port = port;
    add_member(topology, again);
  }
}

// Marks the Sentinels that say the same id as another process: it was copied with a configuration.
void mark_shared_ids(Topology& topology, const TopologyView& view) {
  using Process = std::pair<std::string, std::string>;  // its run id, its address
  std::map<std::string, std::vector<Process>> by_id;    // two processes of each id are enough
  const auto add = [&by_id](const std::string& id, const Process& process) {
    if (id.empty() || process.first.empty()) return;
    std::vector<Process>& known = by_id[id];
    const bool is_new = known.empty() || known.front().first != process.first;
    if (known.size() < 2 && is_new) known.push_back(process);
  };
  add(view.id, {view.sentinel.process, topology.source});
  for (const TopologyMember& member : topology.members) {
    if (member.role != MemberRole::sentinel || !member.self_report) continue;
    add(member.self_report->id, {member.self_report->process, member.advertised()});
  }
  for (TopologyMember& member : topology.members) {
    if (member.role != MemberRole::sentinel || !member.self_report) continue;
    const std::string& process = member.self_report->process;
    if (process.empty()) continue;
    for (const auto& [other, address] : by_id[member.self_report->id]) {
      if (other != process) member.shares_id_with = address;
    }
  }
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
                                const TopologyView& view, RunContext& context,
                                std::optional<net::Deadline> end) {
  const Probing probing{target, topology, view, settings_of(target), end};
  Tries tries(topology, target, seed);
  ReplicationMembers found(topology);
  const bool grows = view.kind == TopologyKind::standalone;
  for (int round = 0; round < max_rounds; ++round) {
    std::vector<MemberProbe> probes = tries.next();
    if (probes.empty() && round > 0) break;
    co_await probe_members(probes, context, probing);
    store(probes, topology, grows ? &found : nullptr);
    if (round == 0 && view.kind == TopologyKind::sentinel) {
      add_asked_sentinel(topology, target, view, probes);
    }
    tries.share();
    if (co_await net::is_cancelled()) co_return;
  }
  give_up(topology);
  if (view.kind == TopologyKind::sentinel) mark_shared_ids(topology, view);
}

}  // namespace rconn
