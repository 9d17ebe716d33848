// A moment by which something must have happened, and the limit that it was made from.
// Entry point: Deadline. Timeouts are durations and live in options; inside the connector there
// are only deadlines, on the steady clock.
#pragma once

#include <chrono>

#include "connector/values/limit.hpp"

namespace rconn::net {

using Clock = std::chrono::steady_clock;

struct Deadline {
  Clock::time_point at;
  Limit limit;  // for details
};

// The one that comes first.
inline Deadline sooner(const Deadline& a, const Deadline& b) { return b.at < a.at ? b : a; }

}  // namespace rconn::net
