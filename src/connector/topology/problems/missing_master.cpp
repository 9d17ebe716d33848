#include "connector/topology/problems/missing_master.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace rconn {
namespace {

// Whether the member is listed as a replica and does not contradict. A listed master that says it
// is a replica is a problem of its own.
bool is_replica(const TopologyMember& member) {
  const Replication* const own = member.replication();
  const bool contradicts = own != nullptr && own->role != MemberRole::replica;
  return member.role == MemberRole::replica && !contradicts;
}

std::string words_for(const Topology& topology, const std::vector<std::size_t>& circle) {
  const TopologyMember& first = topology.members[circle.front()];
  const Replication* const own = first.replication();
  if (!first.master) {
    const bool names_one = own != nullptr && !own->master_host.empty();
    return names_one ? "it is a replica that follows itself" : "it is a replica without a master";
  }
  return circle.size() == 1 ? "it is a replica that follows itself"
                            : "they are replicas that follow one another";
}

// Walks from each replica to its master. Each member is visited once.
class Walk {
 public:
  explicit Walk(const Topology& topology)
      : topology_(topology), walked_in_(topology.members.size(), not_walked) {}

  // The members at which a walk that begins here ends without a master; empty if it finds one, or
  // ends where an earlier walk was.
  std::vector<std::size_t> from(std::size_t place) {
    const std::size_t walk = ++walks_;
    while (true) {
      const TopologyMember& member = topology_.members[place];
      if (!is_replica(member)) return {};
      if (walked_in_[place] == walk) return circle_at(place);
      if (walked_in_[place] != not_walked) return {};
      walked_in_[place] = walk;
      if (!member.master) return {place};
      place = *member.master;
    }
  }

 private:
  static constexpr std::size_t not_walked = 0;

  [[nodiscard]] std::vector<std::size_t> circle_at(std::size_t first) const {
    std::vector<std::size_t> circle{first};
    for (std::size_t place = *topology_.members[first].master; place != first;
         place = *topology_.members[place].master) {
      circle.push_back(place);
    }
    return circle;
  }

  const Topology& topology_;
  std::vector<std::size_t> walked_in_;  // the number of the walk that came by
  std::size_t walks_ = not_walked;
};

}  // namespace

void add_missing_masters(const Topology& topology, std::vector<Problem>& problems) {
  if (topology.left_out > 0) return;  // the master may be among them
  Walk walk(topology);
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    std::vector<std::size_t> circle = walk.from(i);
    if (circle.empty()) continue;
    std::string words = words_for(topology, circle);
    problems.push_back({Fault::no_master, std::move(circle), std::move(words), {}});
  }
}

}  // namespace rconn
