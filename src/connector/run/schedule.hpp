// The three kinds of schedule: which targets a run has, and when it starts each.
// Entry point: Schedule. RetryPolicy decides when a target is tried again, RateLimiter how fast
// targets are started.
#pragma once

#include <chrono>
#include <span>
#include <variant>

#include "connector/run/rate_limiter.hpp"
#include "connector/run/retry_policy.hpp"
#include "connector/run/target_source.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// One target after another, in order, `count` times; 0: until a signal.
struct Rounds {
  std::span<const Target> targets;  // must outlive the run
  unsigned count = 1;
  std::chrono::microseconds interval{};  // from the start of one round to the start of the next
  bool check_echo = false;  // check kept connections by ECHO, as phpredis does since 5.2.0
};

// Each target once, many concurrently. A target that hangs, or whose name resolves slowly, does not
// delay others. Memory grows with the number of targets in progress, not with the list.
struct Fleet {
  TargetSource next;
  Limits limits;
};

// All targets concurrently, each tried until it is as expected or the policy ends the wait. No
// attempt outlasts the policy's deadline.
struct Wait {
  std::span<const Target> targets;  // must outlive the run
  RetryPolicy policy;
};

using Schedule = std::variant<Rounds, Fleet, Wait>;

}  // namespace rconn
