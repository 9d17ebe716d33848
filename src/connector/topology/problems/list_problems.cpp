#include "connector/topology/problems/list_problems.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

#include "connector/topology/problems/disagreement.hpp"
#include "connector/topology/problems/member_problems.hpp"

namespace rconn {
namespace {

// A master's list of its replicas, and Sentinel's.
class SentinelLists {
 public:
  SentinelLists(const Topology& topology, const MemberIndex& index, std::vector<Problem>& problems)
      : topology_(topology), index_(index), problems_(problems) {}

  void compare(std::size_t place) {
    const TopologyMember& master = topology_.members[place];
    const auto& unknown = master.unknown_replicas;
    // Sentinel knows, but does not list, replicas with "replica-announced no".
    const bool explained = unknown.size() <= master.unlisted;
    if (!explained) {
      found(place, "it lists " + summed_up(unknown) + ", which " + sentinel() + " does not know");
    }
    const std::size_t rest = master.unlisted - (explained ? unknown.size() : 0);
    if (!explained || rest == 0) return;
    problems_.push_back(
        {Fault::unexpected_reply,
         {place},
         fmt::format("{} counts {} more replicas of it than it lists", topology_.source, rest),
         {}});
  }

  // A replica that works by what is seen of it, but that its master does not list.
  void check_listed(std::size_t place) {
    const TopologyMember& replica = topology_.members[place];
    if (!replica.master || replica.listed || !replica.ok()) return;
    const TopologyMember& master = topology_.members[*replica.master];
    const Replication* const own = replica.replication();
    const bool follows = own == nullptr || (own->role == MemberRole::replica && own->link == "up");
    if (!master.lists_replicas || !follows || is_considered_failed(replica, index_)) return;
    // The same process may be listed at another of its addresses.
    if (replica.self_report && index_.is_listed(replica.self_report->id)) return;
    const bool elsewhere = own != nullptr && (own->master_port != master.port ||
                                              hosts_differ(own->master_host, master.host));
    if (!elsewhere) unlisted_[*replica.master].push_back(replica.advertised());
    // The other case is a problem of its own.
  }

  void finish() {
    for (const auto& [master, addresses] : unlisted_) {
      found(master,
            "it does not list " + summed_up(addresses) + ", which " + sentinel() + " lists for it");
    }
  }

 private:
  void found(std::size_t place, std::string detail) {
    problems_.push_back({Fault::views_differ, {place}, std::move(detail), {}});
  }

  [[nodiscard]] std::string sentinel() const { return "Sentinel " + topology_.source; }

  const Topology& topology_;
  const MemberIndex& index_;
  std::vector<Problem>& problems_;
  std::map<std::size_t, std::vector<std::string>> unlisted_;  // addresses, by master
};

}  // namespace

void add_list_problems(const Topology& topology, const MemberIndex& index,
                       std::vector<Problem>& problems) {
  if (topology.kind == TopologyKind::sentinel) {
    SentinelLists lists(topology, index, problems);
    for (std::size_t i = 0; i < topology.members.size(); ++i) {
      const TopologyMember& member = topology.members[i];
      if (member.role == MemberRole::master) lists.compare(i);
      if (member.role == MemberRole::replica) lists.check_listed(i);
    }
    lists.finish();
  }
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    const auto& self = topology.members[i].self_report;
    if (!self || self->contradictions.empty()) continue;
    problems.push_back({Fault::unexpected_reply, {i}, summed_up(self->contradictions), {}});
  }
  if (topology.contradictions.empty()) return;
  problems.push_back({Fault::unexpected_reply, {}, summed_up(topology.contradictions), {}});
}

}  // namespace rconn
