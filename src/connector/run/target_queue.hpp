// The targets of a fleet, in the order in which they can start. While the resolver is busy, targets
// that need a lookup are held back, so that the others need not wait.
// Entry point: TargetQueue::next(). It never waits.
// Invariants: `place` is a target's index in the source; the queue pulls no target while it holds
// back max_held_back.
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
    std::optional<Placed> target = std::nullopt;  // a target that can start
    bool at_end = false;                          // there are no more targets
    bool again = false;                           // see Pull
    // Otherwise: call again when this descriptor is readable; -1: after a short time.
    int wait_for = -1;
  };

  // `source` must outlive the queue.
  explicit TargetQueue(const TargetSource& source) : source_(source) {}

  // `lookup_has_room`: whether a lookup would start at once.
  Next next(bool lookup_has_room);

  static constexpr std::size_t max_held_back = 10'000;

 private:
  const TargetSource& source_;
  std::deque<Placed> held_back_;
  bool exhausted_ = false;
  std::size_t places_ = 0;
};

}  // namespace rconn
