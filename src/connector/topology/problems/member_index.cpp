#include "connector/topology/problems/member_index.hpp"

#include "connector/topology/problems/inside_addresses.hpp"

namespace rconn {
namespace {

bool misses_its_master(const TopologyMember& member) {
  const Replication* const own = member.replication();
  return member.master && own != nullptr && own->role == MemberRole::replica && own->link != "up";
}

}  // namespace

MemberIndex::MemberIndex(const Topology& topology) {
  for (const TopologyMember& member : topology.members) {
    places_.emplace(member.host, member.port);
    if (member.ok()) good_hosts_.insert(member.host);
    if (member.ok() && !member.is_seed) good_networks_.insert(network_of(member.host));
    if (member.role == MemberRole::sentinel) add_sentinel(member);
    if (member.listed && member.self_report) listed_ids_.insert(member.self_report->id);
    if (misses_its_master(member)) missed_.insert(&topology.members[*member.master]);
    if (member.self_report) ++asked_;
    if (!member.self_report || member.has_flag("handshake")) continue;
    // A member that names an id twice accuses it once.
    const auto& failed = member.self_report->failed;
    const std::unordered_set<std::string_view> ids(failed.begin(), failed.end());
    for (const std::string_view id : ids) ++accusers_[id];
  }
}

void MemberIndex::add_sentinel(const TopologyMember& member) {
  ++sentinels_;
  if (!member.report || member.report->verdict() != Verdict::no_answer) return;
  if (silent_sentinels_++ == 0) first_silent_ = &member;
}

bool MemberIndex::is_good_network(std::string_view host) const {
  const std::string network = network_of(std::string(host));
  return !network.empty() && good_networks_.contains(network);
}

std::size_t MemberIndex::accusers_of(const TopologyMember& member) const {
  if (member.id.empty()) return 0;
  const auto found = accusers_.find(member.id);
  return found == accusers_.end() ? 0 : found->second;
}

}  // namespace rconn
