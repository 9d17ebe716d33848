#include "connector/run/target_queue.hpp"

#include <utility>

#include "connector/ladder/rungs/find_addresses.hpp"

namespace rconn {

TargetQueue::Next TargetQueue::next(bool lookup_has_room) {
  if (!held_back_.empty() && lookup_has_room) {
    Next next{.target = std::move(held_back_.front())};
    held_back_.pop_front();
    return next;
  }
  while (!exhausted_ && held_back_.size() < max_held_back) {
    Pull pull = source_();
    if (!pull.target) {
      if (pull.again) return {.again = true};
      if (pull.wait_for >= 0) return {.wait_for = held_back_.empty() ? pull.wait_for : -1};
      exhausted_ = true;
      break;
    }
    Placed placed{*std::move(pull.target), places_++};
    if (lookup_has_room || !needs_lookup(placed.target)) return {.target = std::move(placed)};
    held_back_.push_back(std::move(placed));
  }
  return {.at_end = exhausted_ && held_back_.empty()};
}

}  // namespace rconn
