#include "connector/topology/deduplicate.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rconn {
namespace {

std::string_view own_id(const TopologyMember& member) {
  return member.self_report ? std::string_view(member.self_report->id) : std::string_view();
}

void absorb(TopologyMember& kept, TopologyMember& gone) {
  if (!kept.master) kept.master = gone.master;
  kept.listed = kept.listed || gone.listed;
  if (!kept.is_seed) return;
  kept.times_listed += gone.times_listed;
  kept.host = std::move(gone.host);
  kept.port = gone.port;
  kept.report = std::move(gone.report);
}

// Adjusts the indices of masters after `gone` was erased; `kept` is the index since then.
void repoint(std::vector<TopologyMember>& members, std::size_t kept, std::size_t gone) {
  for (TopologyMember& member : members) {
    if (!member.master) continue;
    if (*member.master == gone) {
      member.master = kept;
    } else if (*member.master > gone) {
      --*member.master;
    }
  }
}

// The index of the only address that the asked replica can have in its master's list.
std::optional<std::size_t> unreachable_address_of(const TopologyMember& seed,
                                                  const Topology& topology) {
  const bool linked = seed.replication() != nullptr && seed.replication()->link == "up";
  if (!seed.is_seed || seed.listed || !seed.master || !linked) return std::nullopt;
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    const TopologyMember& other = topology.members[i];
    if (!other.listed || other.master != seed.master || other.self_report) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

void merge_unreachable(Topology& topology) {
  auto& members = topology.members;
  for (std::size_t seed = 0; seed < members.size(); ++seed) {
    const auto lost = unreachable_address_of(members[seed], topology);
    if (!lost) continue;
    absorb(members[seed], members[*lost]);
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(*lost));
    repoint(members, seed < *lost ? seed : seed - 1, *lost);
    return;
  }
}

void merge_by_id(Topology& topology) {
  auto& members = topology.members;
  std::vector<TopologyMember> kept;
  kept.reserve(members.size());
  std::unordered_map<std::string, std::size_t> places;  // among the kept ones, by id
  std::vector<std::size_t> now_at;                      // among the kept ones, by former place
  for (TopologyMember& member : members) {
    const std::string id(own_id(member));
    const std::size_t place =
        id.empty() ? kept.size() : places.emplace(id, kept.size()).first->second;
    now_at.push_back(place);
    if (place == kept.size()) {
      kept.push_back(std::move(member));
    } else {
      absorb(kept[place], member);
    }
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i].master) kept[i].master = now_at[*kept[i].master];
    if (kept[i].master == i) kept[i].master.reset();
  }
  members = std::move(kept);
}

}  // namespace

void deduplicate(Topology& topology) {
  merge_by_id(topology);
  merge_unreachable(topology);
}

}  // namespace rconn
