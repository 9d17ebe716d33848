// A point in time at which an operation times out, and the limit that it was computed from.
// Entry point: Deadline, on the steady clock. Targets and schedules hold durations; whatever waits
// is given a deadline.
#pragma once

#include <chrono>

#include "connector/values/limit.hpp"

namespace rconn::net {

using Clock = std::chrono::steady_clock;

struct Deadline {
  Clock::time_point at;
  Limit limit;  // for details
};

// Returns the earlier one.
inline Deadline sooner(const Deadline& a, const Deadline& b) { return b.at < a.at ? b : a; }

}  // namespace rconn::net
