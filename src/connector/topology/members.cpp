#include "connector/topology/members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace rconn {
namespace {

// A host that cannot be tried is shown as a host name only.
void set_host(TopologyMember& member, const std::string& host) {
  if (is_plausible_host(host)) {
    member.host = host;
  } else {
    member.hostname = host;
  }
}

// The host that clients connect to, according to SHARDS or SLOTS, or to NODES without these.
std::string host_of(const ClusterNode& node, const std::string& seed_host) {
  if (node.has_flag("noaddr")) return "";
  const std::string& advertised = node.endpoint ? *node.endpoint : node.ip;
  return advertised.empty() ? seed_host : advertised;
}

// NODES and SLOTS give the port for the kind of connection that asked. SHARDS gives one for each
// kind, but none for TLS if the nodes do not know each other's TLS port.
int port_of(const ClusterNode& node, bool over_tls) {
  if (over_tls) return node.tls_port.value_or(0) > 0 ? *node.tls_port : node.port;
  if (!node.plain_port) return node.port;
  return *node.plain_port;
}

TopologyMember member_of(const ClusterNode& node, const std::string& seed_host, bool over_tls) {
  TopologyMember member;
  if (!node.has_flag("handshake")) member.id = node.id;  // until it answers, a random one
  member.role = node.role;
  member.ip = node.ip;
  member.hostname = node.hostname;
  set_host(member, host_of(node, seed_host));
  member.port = port_of(node, over_tls);
  member.bus_port = node.bus_port;
  member.is_seed = node.is_myself();
  member.master_id = node.master_id;
  member.slots = node.slots;
  member.flags = node.flags;
  member.bus_linked = node.linked;
  member.epoch = node.epoch;
  return member;
}

TopologyMember member_of(const Instance& instance, MemberRole role, const std::string& master) {
  TopologyMember member;
  member.id = instance.run_id;
  member.role = role;
  set_host(member, instance.host);
  member.port = instance.port;
  member.master_name = master;
  member.flags = instance.flags;
  member.epoch = instance.epoch;
  member.quorum = instance.quorum;
  member.failover = instance.failover;
  member.reported_link = instance.link;
  return member;
}

constexpr int after_all_slots = slot_count;

int first_slot(const TopologyMember& member) {
  return member.slots.empty() ? after_all_slots : member.slots.front().first;
}

// The places in the order in which they are shown: masters by their first slot, each followed by
// its replicas, and these by theirs; Sentinels last. Replicas that name one another in a circle
// follow no master, and come before the Sentinels. Takes linear time after sorting.
std::vector<std::size_t> order_of(const std::vector<TopologyMember>& members) {
  std::vector<std::vector<std::size_t>> replicas(members.size());
  std::vector<std::size_t> heads;
  std::vector<std::size_t> sentinels;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].role == MemberRole::sentinel) {
      sentinels.push_back(i);
    } else if (members[i].master) {
      replicas[*members[i].master].push_back(i);
    } else {
      heads.push_back(i);
    }
  }
  std::ranges::sort(heads, {}, [&members](std::size_t place) {
    return std::pair(first_slot(members[place]), place);
  });
  std::vector<std::size_t> order;
  std::vector<bool> placed(members.size());
  const auto place_with_replicas = [&](std::size_t head) {
    std::vector<std::size_t> next{head};  // the last one comes first
    while (!next.empty()) {
      const std::size_t place = next.back();
      next.pop_back();
      if (placed[place]) continue;
      placed[place] = true;
      order.push_back(place);
      next.insert(next.end(), replicas[place].rbegin(), replicas[place].rend());
    }
  };
  for (const std::size_t head : heads) place_with_replicas(head);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].role != MemberRole::sentinel) place_with_replicas(i);  // circles
  }
  order.insert(order.end(), sentinels.begin(), sentinels.end());
  return order;
}

// What Sentinel counts for a master, compared with what it lists. It does not list replicas with
// "replica-announced no".
void add_counts(Topology& topology, const Watched& watched, TopologyMember& master) {
  if (!watched.whole) return;
  const auto differs = [&](std::optional<std::int64_t> counted, std::size_t listed,
                           const char* what) {
    if (!counted || std::cmp_equal(*counted, listed)) return;
    topology.contradictions.push_back(fmt::format("for {} it counts {} {}, and lists {}",
                                                  watched.master.name, *counted, what, listed));
  };
  const std::size_t listed = watched.replicas.size();
  const auto counted = watched.master.replicas;
  if (counted && std::cmp_greater(*counted, listed)) {
    master.unlisted = static_cast<std::size_t>(*counted) - listed;
  } else {
    differs(counted, listed, "replicas");
  }
  differs(watched.master.other_sentinels, watched.sentinels.size(), "other Sentinels");
}

}  // namespace

bool add_member(Topology& topology, TopologyMember member) {
  if (topology.members.size() >= topology.max_members) {
    ++topology.left_out;
    return false;
  }
  topology.members.push_back(std::move(member));
  return true;
}

void add_members(Topology& topology, const ClusterNodes& nodes, const std::string& seed_host) {
  std::map<std::string_view, std::size_t> places;
  for (const ClusterNode& node : nodes) {
    if (add_member(topology, member_of(node, seed_host, topology.over_tls))) {
      places.emplace(node.id, topology.members.size() - 1);
    } else if (!node.is_failed()) {
      std::ranges::copy(node.slots, std::back_inserter(topology.slots_of_left_out));
    }
  }
  for (TopologyMember& member : topology.members) {
    const auto found = places.find(member.master_id);
    if (found != places.end()) member.master = found->second;
  }
}

void add_members(Topology& topology, const SentinelView& view) {
  for (const Watched& watched : view.masters) {
    const std::string& name = watched.master.name;
    TopologyMember master = member_of(watched.master, MemberRole::master, name);
    master.quorum_error = watched.quorum_error;
    if (watched.master.other_sentinels) master.sentinels = *watched.master.other_sentinels + 1;
    add_counts(topology, watched, master);
    const std::size_t place = topology.members.size();
    if (!add_member(topology, std::move(master))) continue;
    for (const Instance& instance : watched.replicas) {
      TopologyMember replica = member_of(instance, MemberRole::replica, name);
      replica.master = place;
      add_member(topology, std::move(replica));
    }
  }
  std::set<std::pair<std::string_view, int>> sentinels;  // each master may list the same ones
  for (const Watched& watched : view.masters) {
    for (const Instance& instance : watched.sentinels) {
      if (!sentinels.emplace(instance.host, instance.port).second) continue;
      add_member(topology, member_of(instance, MemberRole::sentinel, watched.master.name));
    }
  }
}

void ReplicationMembers::add(const ReplicationView& view, std::size_t place) {
  std::map<std::size_t, std::size_t> entries;  // of this list, by member
  for (const ListedReplica& replica : view.replicas) {
    const auto found = find_or_add(replica.host, replica.port, MemberRole::replica);
    if (!found) continue;
    if (*found == place) {
      topology_.members[place].lists_itself = true;
      continue;
    }
    TopologyMember& member = topology_.members[*found];
    member.master = place;
    member.listed = true;
    member.times_listed = std::max(member.times_listed, ++entries[*found]);
  }
  if (view.own.role == MemberRole::replica) {
    const auto found = find_or_add(view.own.master_host, view.own.master_port, MemberRole::master);
    if (found && *found != place) topology_.members[place].master = *found;
  }
  topology_.left_out += view.left_out;
  topology_.unread += view.unread;
}

// The index of the member there, added if it is new; none if there is no room for it.
std::optional<std::size_t> ReplicationMembers::find_or_add(const std::string& host, int port,
                                                           MemberRole role) {
  for (; indexed_ < topology_.members.size(); ++indexed_) {
    const TopologyMember& member = topology_.members[indexed_];
    places_.emplace(std::pair(member.host.empty() ? member.hostname : member.host, member.port),
                    indexed_);
  }
  if (const auto known = places_.find({host, port}); known != places_.end()) return known->second;
  TopologyMember member;
  member.role = role;
  set_host(member, host);
  member.port = port;
  if (!add_member(topology_, std::move(member))) return std::nullopt;
  return topology_.members.size() - 1;
}

void add_members(Topology& topology, const ReplicationView& view, std::size_t place) {
  ReplicationMembers(topology).add(view, place);
}

void arrange(Topology& topology) {
  std::vector<TopologyMember>& members = topology.members;
  const std::vector<std::size_t> places = order_of(members);
  std::vector<std::size_t> now_at(members.size());
  for (std::size_t i = 0; i < places.size(); ++i) now_at[places[i]] = i;
  std::vector<TopologyMember> arranged;
  arranged.reserve(members.size());
  for (const std::size_t place : places) arranged.push_back(std::move(members[place]));
  for (TopologyMember& member : arranged) {
    if (member.master) member.master = now_at[*member.master];
  }
  members = std::move(arranged);
}

}  // namespace rconn
