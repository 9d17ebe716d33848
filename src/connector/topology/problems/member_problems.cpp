#include "connector/topology/problems/member_problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "connector/topology/problems/announce_advice.hpp"
#include "connector/topology/problems/bus_problems.hpp"
#include "connector/topology/problems/disagreement.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

// The first two are flags of Cluster nodes, the others Sentinel's.
constexpr std::array failing_flags{"fail", "fail?", "s_down", "o_down"};

// Checks one member; each function adds the problems that it finds.
class MemberCheck {
 public:
  MemberCheck(std::size_t place, const Topology& topology, const MemberIndex& index,
              std::vector<Problem>& problems)
      : place_(place),
        topology_(topology),
        index_(index),
        member_(topology.members[place]),
        problems_(problems) {}

  void address() {
    if (is_in_handshake(member_)) return;  // see bus_problems: clients are not told of it yet
    if (member_.host.empty()) {
      found(Fault::host_not_advertised, no_host());
    } else if (member_.port == 0 && member_.host.front() != '/') {
      const char* const kind = topology_.over_tls ? "TLS" : "plaintext";
      found(Fault::port_not_advertised, fmt::format("no {} port is given", kind));
    } else if (member_.report && !member_.ok()) {
      const Failure& failure = *member_.report->failure;
      found(failure.fault, failure.detail, advice_for(member_, topology_, index_));
    }
  }

  void flags() {
    if (!is_considered_failed(member_, index_)) return;
    const auto by = index_.accusers_of(member_);
    std::string detail;
    for (const char* flag : failing_flags) {
      if (member_.has_flag(flag)) detail += fmt::format("{}{}", detail.empty() ? "" : ", ", flag);
    }
    if (detail.empty()) detail = "healthy";
    detail = fmt::format("{} according to {}", detail, topology_.source);
    if (by > 0) detail += fmt::format(", failed according to {} of the members reached", by);
    found(Fault::node_failed, std::move(detail));
  }

  void identity() {
    const bool has_lasting_id =
        topology_.kind == TopologyKind::cluster || member_.role == MemberRole::sentinel;
    if (is_in_handshake(member_)) return;
    if (member_.self_report && !member_.self_report->no_cluster.empty()) {
      found(Fault::wrong_node, "it is not a Cluster node: " + member_.self_report->no_cluster);
      return;
    }
    if (member_.times_listed > 1) {
      found(Fault::wrong_node,
            {own_words(fmt::format("{}", member_.times_listed)),
             " replicas are listed where only this one answers: they announce the same address"});
    }
    if (!member_.shares_id_with.empty()) {
      found(Fault::wrong_node, fmt::format("the Sentinel at {} says the same id, and is another "
                                           "process",
                                           member_.shares_id_with));
    }
    if (member_.lists_itself) {
      found(Fault::wrong_node, "a replica announces the address of this master as its own");
    }
    const std::string own = member_.self_report ? member_.self_report->id : "";
    if (!has_lasting_id || own.empty() || member_.id.empty() || own == member_.id) return;
    found(Fault::wrong_node, fmt::format("the node with id {} answers there", own));
  }

  void role() {
    if (topology_.kind == TopologyKind::cluster || own() == nullptr) return;
    if (member_.role == MemberRole::master && own()->role == MemberRole::replica) {
      found(Fault::not_master, fmt::format("it says that it is a replica of {}", own_master()));
    }
    if (member_.role == MemberRole::replica && own()->role == MemberRole::master) {
      found(Fault::master_differs, "it says that it is a master");
    }
  }

  void link() {
    if (own() != nullptr && own()->role == MemberRole::replica && own()->link != "up") {
      const std::string& link = own()->link;
      found(Fault::link_down, fmt::format("its link to its master {} is {}", own_master(),
                                          link.empty() ? "unknown" : link));
    } else if (own() == nullptr && member_.reported_link == "err") {
      found(Fault::link_down, "Sentinel says that its link to its master is down");
    }
  }

  void master() {
    if (!member_.master || own() == nullptr || own()->role != MemberRole::replica) return;
    const TopologyMember& master = topology_.members[*member_.master];
    if (!follows_another(master)) return;
    found(Fault::master_differs, fmt::format("it follows {}, but its master is listed as {}",
                                             own_master(), name_of(master)));
  }

  void failover() {
    const bool by_sentinel = !member_.failover.empty() || member_.has_flag("failover_in_progress");
    if (by_sentinel) {
      found(Fault::failover, fmt::format("Sentinel's state is {}", member_.failover));
    } else if (own() != nullptr && !own()->failover.empty()) {
      found(Fault::failover, fmt::format("its state is {}", own()->failover));
    } else if (member_.has_flag("fail") && !member_.slots.empty() && has_successor()) {
      found(Fault::failover, "a replica of it may take over, but has not yet");
    }
  }

  void quorum() {
    if (!member_.quorum_error.empty()) found(Fault::quorum_unreachable, member_.quorum_error);
  }

 private:
  void found(Fault fault, Detail detail, std::optional<Advice> advice = {}) {
    problems_.push_back({fault, {place_}, std::move(detail), std::move(advice)});
  }

  [[nodiscard]] const Replication* own() const { return member_.replication(); }

  [[nodiscard]] std::string own_master() const {
    return phpredis::address(own()->master_host, own()->master_port);
  }

  [[nodiscard]] std::string no_host() const {
    if (member_.hostname == "?") return "hostnames are preferred, but this node announces none";
    if (member_.hostname.empty()) return "its address is not known";
    return fmt::format("\"{}\" is not a host", member_.hostname);
  }

  // Compares what can be compared. In a Cluster the ports may differ, as replication and clients
  // may differ in TLS. In a plain replication the hosts may differ, but not the replication id.
  [[nodiscard]] bool follows_another(const TopologyMember& master) const {
    const std::string& host = own()->master_host;
    if (topology_.kind == TopologyKind::cluster) {
      const std::string& id = member_.self_report->master_id;  // addresses may be for clients only
      if (!id.empty() && !master.id.empty()) return id != master.id;
      return !master.ip.empty() && !host.empty() && hosts_differ(host, master.ip);
    }
    if (topology_.kind == TopologyKind::sentinel) {
      const bool elsewhere = own()->master_port != master.port || hosts_differ(host, master.host);
      return elsewhere && !is_same_master(master);
    }
    const Replication* const of_master = master.replication();
    if (own()->link != "up" || of_master == nullptr) return false;
    const std::string& replid = of_master->replid;
    return !replid.empty() && !own()->replid.empty() && replid != own()->replid;
  }

  // Whether it follows the master at another of its addresses: both have one replication id, and no
  // other member is at that address.
  [[nodiscard]] bool is_same_master(const TopologyMember& master) const {
    const Replication* const of_master = master.replication();
    if (own()->link != "up" || of_master == nullptr) return false;
    if (of_master->replid.empty() || of_master->replid != own()->replid) return false;
    return !index_.has_member_at(own()->master_host, own()->master_port);
  }

  // Whether it has a replica that can take over.
  [[nodiscard]] bool has_successor() const {
    return std::ranges::any_of(topology_.members, [this](const TopologyMember& other) {
      return other.role == MemberRole::replica && other.master == place_ &&
             !other.has_flag("fail") && !other.has_flag("nofailover") &&
             !(other.report && other.report->verdict() == Verdict::no_answer);
    });
  }

  std::size_t place_;
  const Topology& topology_;
  const MemberIndex& index_;
  const TopologyMember& member_;
  std::vector<Problem>& problems_;
};

}  // namespace

bool is_considered_failed(const TopologyMember& member, const MemberIndex& index) {
  const auto is_set = [&member](const char* flag) { return member.has_flag(flag); };
  return std::ranges::any_of(failing_flags, is_set) || index.accusers_of(member) > 0;
}

void add_problems_of(std::size_t place, const Topology& topology, const MemberIndex& index,
                     std::vector<Problem>& problems) {
  MemberCheck check(place, topology, index, problems);
  check.address();
  check.flags();
  check.identity();
  check.role();
  check.link();
  check.master();
  check.failover();
  check.quorum();
}

}  // namespace rconn
