// The targets of a fleet, in the order in which they can begin: names that the resolver has no room
// for are held back, so that the others need not wait.
// Entry point: TargetQueue::next(). Knows no event loop. Invariants: places count the targets as
// they come from the source; so many are held back at most, then none is pulled.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "connector/run/target_source.hpp"
#include "connector/values/target.hpp"

namespace rconn {

class TargetQueue {
 public:
  struct Placed {
    Target target;
    std::size_t place;
  };

  struct Next {
    std::optional<Placed> target = std::nullopt;  // one that can begin
    bool at_end = false;                          // there will be none
    // Else: look again when this descriptor is readable; -1: after a moment.
    int wait_for = -1;
  };

  // `source` must outlive the queue.
  explicit TargetQueue(const TargetSource& source) : source_(source) {}

  // `lookup_has_room`: whether a name could be looked up at once.
  Next next(bool lookup_has_room);

  static constexpr std::size_t max_held_back = 10'000;

 private:
  const TargetSource& source_;
  std::deque<Placed> held_back_;
  bool exhausted_ = false;
  std::size_t places_ = 0;
};

}  // namespace rconn
