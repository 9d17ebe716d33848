// Which targets a run takes, and when it takes each: the three ways there are, as values.
// Entry point: Schedule. When a target is tried again is decided by RetryPolicy (retry_policy), how
// fast targets are begun by RateLimiter (rate_limiter).
#pragma once

#include <chrono>
#include <span>
#include <variant>

#include "connector/run/rate_limiter.hpp"
#include "connector/run/retry_policy.hpp"
#include "connector/run/target_source.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// One target after another, in order; then all of them again.
struct Rounds {
  std::span<const Target> targets;  // they outlive the run
  unsigned count = 1;
  std::chrono::microseconds interval{};  // from the start of one round to the start of the next
  bool check_echo = false;               // of kept connections, as phpredis does since 5.2.0
};

// Each target once, many side by side: one that hangs, or whose name resolves slowly, holds up no
// other. Memory is for what is under way, not for the list.
struct Fleet {
  TargetSource next;
  Limits limits;
};

// All targets side by side, each tried until it is as expected or the policy ends the wait. No try
// outlasts the policy's deadline.
struct Wait {
  std::span<const Target> targets;  // they outlive the run
  RetryPolicy policy;
};

using Schedule = std::variant<Rounds, Fleet, Wait>;

}  // namespace rconn
