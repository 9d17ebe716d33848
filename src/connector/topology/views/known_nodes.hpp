// The lines of one CLUSTER NODES reply, to recognise those that say the same in the reply of
// another node. In a large Cluster nearly all do, and need not be parsed and compared. Entry point:
// KnownNodes. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rconn {

class KnownNodes {
 public:
  KnownNodes() = default;
  explicit KnownNodes(std::string_view text);

  // How many nodes the reply has.
  [[nodiscard]] std::size_t size() const { return count_; }

  // The place of the node of which this line says the same: all but what differs from one node to
  // the next anyway (the times of the last ping, the state of the link). None for a line that says
  // something new, for the node that the reply is from, and for one that is considered failed.
  [[nodiscard]] std::optional<std::size_t> place_of(std::string_view line) const;

 private:
  std::unordered_map<std::string, std::size_t> places_;  // by what a line says
  std::size_t count_ = 0;
};

}  // namespace rconn
