// When a wait tries a target again, and what it counts as success. Pure.
// Entry points: RetryPolicy; next_interval() for the time until the next attempt; is_awaited() and
// is_missing() and is_hopeless() judge the last one.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct RetryPolicy {
  std::chrono::microseconds deadline{};  // for the whole wait
  std::chrono::microseconds interval{};  // from the start of one attempt to the start of the next
  double backoff = 1;                    // factor for the interval after each failed attempt
  std::chrono::microseconds max_interval{};  // upper bound of the interval; 0: the deadline
  unsigned stable = 1;                       // number of consecutive successes required
  bool invert = false;                       // wait until the target is down
  bool any = false;                          // one target that succeeds is enough
  bool keep_trying = false;                  // even after a lasting fault (see FaultInfo)
  // Targets, as they were named, of which a name that is not found is a lasting fault.
  std::vector<std::string> must_exist = {};
};

// The interval that follows `interval` after a failed attempt.
std::chrono::microseconds next_interval(const RetryPolicy& policy,
                                        std::chrono::microseconds interval);

// Whether a report shows the awaited state: success, or with `invert` that no Redis server answers
// (if the target has conditions: or that they do not hold).
bool is_awaited(const Report& report, const Target& target, bool invert);

// Whether a target that must exist was not found.
bool is_missing(const Report& report, const RetryPolicy& policy);

// Whether the wait ends because of a lasting fault. Never with `keep_trying`; with `invert` only if
// nothing was attempted.
bool is_hopeless(const Report& report, const RetryPolicy& policy);

}  // namespace rconn
