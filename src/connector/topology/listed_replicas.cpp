// compare_replicas(): a master's list of replicas against Sentinel's.

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "connector/net/address.hpp"
#include "connector/topology/members.hpp"
#include "connector/topology/problems/disagreement.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

using Place = std::pair<std::string, int>;

// A name and an address at one port may be the same replica: Sentinel resolves names, and tells
// names or addresses, as it is set.
bool may_be_same(const ListedReplica& replica, const TopologyMember& member) {
  const std::string& host = member.host.empty() ? member.hostname : member.host;
  return replica.port == member.port && !hosts_differ(replica.host, host);
}

}  // namespace

void compare_replicas(Topology& topology, std::size_t master, const ReplicationView& view) {
  const bool whole = view.left_out + view.unread + topology.left_out + topology.unread == 0;
  if (view.own.role != MemberRole::master || !whole || topology.hidden) return;
  topology.members[master].lists_replicas = true;
  std::multimap<Place, std::size_t> exact;  // the replicas that Sentinel lists
  std::multimap<int, std::size_t> by_port;
  // They follow their master, see add_members().
  for (std::size_t i = master + 1; i < topology.members.size(); ++i) {
    const TopologyMember& member = topology.members[i];
    if (member.master != master) break;
    exact.emplace(Place(member.host.empty() ? member.hostname : member.host, member.port), i);
    by_port.emplace(member.port, i);
  }
  std::vector<const ListedReplica*> rest;
  for (const ListedReplica& replica : view.replicas) {
    if (replica.port == 0) continue;  // a backup client, which nobody can connect to
    const auto found = exact.find({replica.host, replica.port});
    if (found == exact.end()) {
      rest.push_back(&replica);
    } else {
      topology.members[found->second].listed = true;
      exact.erase(found);
    }
  }
  for (const ListedReplica* const replica : rest) {
    const auto [first, last] = by_port.equal_range(replica->port);
    const auto found = std::find_if(first, last, [&](const auto& entry) {
      const TopologyMember& member = topology.members[entry.second];
      return !member.listed && may_be_same(*replica, member);
    });
    if (found == last) {
      topology.members[master].unknown_replicas.push_back(
          phpredis::address(replica->host, replica->port));
    } else {
      topology.members[found->second].listed = true;
      by_port.erase(found);
    }
  }
}

}  // namespace rconn
