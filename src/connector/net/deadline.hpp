// A point in time at which an operation times out, and the limit that it was computed from.
// Entry point: Deadline, on the steady clock. Targets and schedules hold durations; whatever waits
// is given a deadline.
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>

#include "connector/values/limit.hpp"

namespace rconn::net {

using Clock = std::chrono::steady_clock;

// The time that is left, for poll(2): in milliseconds, rounded up; -1: without end.
inline int poll_timeout(const std::optional<Clock::time_point>& end) {
  if (!end) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end - Clock::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, std::numeric_limits<int>::max()));
}

struct Deadline {
  Clock::time_point at;
  Limit limit;  // for details
};

// Returns the earlier one; without `b`, that is `a`.
inline Deadline sooner(const Deadline& a, const std::optional<Deadline>& b) {
  return b && b->at < a.at ? *b : a;
}

}  // namespace rconn::net
