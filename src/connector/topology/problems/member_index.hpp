// What is looked up about the members of a topology again and again, so that it is searched once.
// Entry point: MemberIndex. Refers to the topology, which must outlive it and must not change.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "connector/values/topology.hpp"

namespace rconn {

class MemberIndex {
 public:
  explicit MemberIndex(const Topology& topology);

  // How many of the members that answered consider it failed.
  [[nodiscard]] std::size_t accusers_of(const TopologyMember& member) const;

  // How many members said what they know of the others.
  [[nodiscard]] std::size_t asked() const { return asked_; }

  // Whether a replica of it says that it has no link to it.
  [[nodiscard]] bool is_missed_by_replica(const TopologyMember& member) const {
    return missed_.contains(&member);
  }

  // Whether a member other than the asked one answered as expected in the network of this address,
  // see network_of().
  [[nodiscard]] bool is_good_network(std::string_view host) const;

  // Whether a member is advertised there.
  [[nodiscard]] bool has_member_at(const std::string& host, int port) const {
    return places_.contains({host, port});
  }

  // Whether a replica that its master lists has this run id.
  [[nodiscard]] bool is_listed(std::string_view run_id) const {
    return listed_ids_.contains(run_id);
  }

  // The Sentinels, and those of them that did not answer; the first of these, or null.
  [[nodiscard]] std::size_t sentinels() const { return sentinels_; }
  [[nodiscard]] std::size_t silent_sentinels() const { return silent_sentinels_; }
  [[nodiscard]] const TopologyMember* first_silent_sentinel() const { return first_silent_; }

  // Whether a member answered as expected at this host.
  [[nodiscard]] bool is_good_host(std::string_view host) const {
    return good_hosts_.contains(host);
  }

 private:
  void add_sentinel(const TopologyMember& member);

  std::unordered_map<std::string_view, std::size_t> accusers_;  // by id
  std::size_t asked_ = 0;
  std::unordered_set<const TopologyMember*> missed_;
  std::unordered_set<std::string_view> good_hosts_;
  std::unordered_set<std::string> good_networks_;
  std::unordered_set<std::string_view> listed_ids_;
  std::set<std::pair<std::string_view, int>> places_;
  std::size_t sentinels_ = 0;
  std::size_t silent_sentinels_ = 0;
  const TopologyMember* first_silent_ = nullptr;
};

}  // namespace rconn
