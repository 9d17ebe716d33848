#include "connector/topology/member_index.hpp"

namespace rconn {

MemberIndex::MemberIndex(const Topology& topology) {
  for (const TopologyMember& member : topology.members) {
    if (member.ok()) good_hosts_.insert(member.host);
    if (!member.self_report) continue;
    // A member that names an id twice accuses it once.
    const auto& failed = member.self_report->failed;
    const std::unordered_set<std::string_view> ids(failed.begin(), failed.end());
    for (const std::string_view id : ids) ++accusers_[id];
  }
}

std::size_t MemberIndex::accusers_of(const TopologyMember& member) const {
  if (member.id.empty()) return 0;
  const auto found = accusers_.find(member.id);
  return found == accusers_.end() ? 0 : found->second;
}

}  // namespace rconn
