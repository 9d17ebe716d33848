// What is looked up about the members of a topology again and again, so that it is searched once.
// Entry point: MemberIndex. Refers to the topology, which must outlive it and must not change.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "connector/values/topology.hpp"

namespace rconn {

class MemberIndex {
 public:
  explicit MemberIndex(const Topology& topology);

  // How many of the members that answered consider it failed.
  [[nodiscard]] std::size_t accusers_of(const TopologyMember& member) const;

  // Whether a member answered as expected at this host.
  [[nodiscard]] bool is_good_host(std::string_view host) const {
    return good_hosts_.contains(host);
  }

 private:
  std::unordered_map<std::string_view, std::size_t> accusers_;  // by id
  std::unordered_set<std::string_view> good_hosts_;
};

}  // namespace rconn
