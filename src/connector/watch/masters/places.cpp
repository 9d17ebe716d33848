#include "connector/watch/masters/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "connector/topology/member_targets.hpp"
#include "connector/topology/probe_all.hpp"

namespace rconn {
namespace {

std::optional<Place> place_of(const TopologyMember& member, const Target& target,
                              const Target& seed) {
  if (!address_key(member) || !may_connect(member, target)) return std::nullopt;
  Place place{member.advertised(), target_of(member, target, seed), {}};
  place.target.expectations.clear();
  if (!is_at_named_address(member, target)) {
    place.networks = settings_of(target).only_networks;
  }
  return place;
}

void add(std::vector<Place>& places, std::optional<Place> place, std::size_t most) {
  if (!place || places.size() == most) return;
  const auto known = std::ranges::find(places, place->address, &Place::address);
  if (known == places.end()) places.push_back(*std::move(place));
}

bool has_slot(const TopologyMember& member, int slot) {
  return std::ranges::any_of(member.slots, [slot](const SlotRange& range) {
    return range.first <= slot && slot <= range.last;
  });
}

// The master of the slot, or of the asked node.
std::optional<std::size_t> master_in(const Topology& topology, std::optional<int> slot) {
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    const TopologyMember& member = topology.members[i];
    if (slot && member.role == MemberRole::master && has_slot(member, *slot)) return i;
    if (!slot && member.is_seed) return member.master.value_or(i);
  }
  return std::nullopt;
}

void add_shard(Places& places, const Topology& topology, const Target& target, const Target& seed,
               std::optional<int> slot) {
  const auto master = master_in(topology, slot);
  if (!master) {
    const std::string which = slot ? fmt::format("slot {}", *slot) : "the asked node";
    places.failure = Failure{Fault::slots_uncovered, which + " has no master"};
    return;
  }
  add(places.servers, place_of(topology.members[*master], target, seed), Places::max_servers);
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    if (topology.members[i].master != master) continue;
    add(places.servers, place_of(topology.members[i], target, seed), Places::max_servers);
  }
}

// The one that the user named, or the only one.
const TopologyMember* watched_master(const Topology& topology, const Target& target) {
  const std::optional<std::string> name = settings_of(target).master;
  const TopologyMember* only = nullptr;
  for (const TopologyMember& member : topology.members) {
    if (member.role != MemberRole::master) continue;
    if (name && member.master_name == *name) return &member;
    if (only != nullptr && !name) return nullptr;
    only = &member;
  }
  return only;
}

void add_watched(Places& places, const Topology& topology, const Target& target,
                 const Target& seed) {
  add(places.sentinels, place_of(member_asked(target, MemberRole::sentinel), target, seed),
      Places::max_sentinels);
  const TopologyMember* const master = watched_master(topology, target);
  if (master == nullptr) {
    const auto count =
        std::ranges::count(topology.members, MemberRole::master, &TopologyMember::role);
    places.failure =
        Failure{Fault::no_master,
                count == 0 ? std::string("the Sentinel watches none")
                           : fmt::format("the Sentinel watches {} masters: say which one", count)};
    return;
  }
  places.master_name = master->master_name;
  add(places.servers, place_of(*master, target, seed), Places::max_servers);
  for (const TopologyMember& member : topology.members) {
    if (member.role != MemberRole::sentinel) continue;
    add(places.sentinels, place_of(member, target, seed), Places::max_sentinels);
  }
}

}  // namespace

Places places_in(const Topology& topology, const Target& target, const Target& seed,
                 std::optional<int> slot) {
  Places places;
  places.kind = topology.kind;
  if (topology.kind == TopologyKind::cluster) {
    add_shard(places, topology, target, seed, slot);
  } else if (topology.kind == TopologyKind::sentinel) {
    add_watched(places, topology, target, seed);
  } else {
    for (const bool is_master : {true, false}) {
      for (const TopologyMember& member : topology.members) {
        if ((member.role == MemberRole::master) != is_master) continue;
        add(places.servers, place_of(member, target, seed), Places::max_servers);
      }
    }
  }
  return places;
}

std::optional<Place> place_of(const std::string& host, int port, const Target& target,
                              const Target& seed) {
  if (!is_plausible_host(host) || port <= 0) return std::nullopt;
  TopologyMember member;
  member.role = MemberRole::master;
  member.host = host;
  member.port = port;
  return place_of(member, target, seed);
}

}  // namespace rconn
