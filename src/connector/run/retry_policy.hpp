// How a wait tries again, and what it counts as success. Pure.
// Entry point: RetryPolicy; next_interval() schedules a target's next try, is_awaited() and
// is_hopeless() judge the last one.
#pragma once

#include <chrono>

#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct RetryPolicy {
  std::chrono::microseconds deadline{};      // for everything
  std::chrono::microseconds interval{};      // from the start of one try to the start of the next
  double backoff = 1;                        // the interval grows so much after each failed try
  std::chrono::microseconds max_interval{};  // as far as this; 0: as far as the deadline
  unsigned stable = 1;                       // so many successes in a row are one
  bool invert = false;                       // wait until it is gone
  bool any = false;                          // one target is enough
  bool keep_trying = false;                  // also where waiting cannot cure
};

// The interval after one more failed try; `interval` is the one before it.
std::chrono::microseconds next_interval(const RetryPolicy& policy,
                                        std::chrono::microseconds interval);

// Whether a report is what is waited for: a success, or with `invert` that nothing of Redis answers
// (with conditions: that they do not hold).
bool is_awaited(const Report& report, const Target& target, bool invert);

// Whether a report tells a fault that waiting cannot cure, and that the policy heeds.
bool is_hopeless(const Report& report, const RetryPolicy& policy);

}  // namespace rconn
