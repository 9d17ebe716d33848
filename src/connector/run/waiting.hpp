// Tries targets again and again, each on its own, until they are as expected or time is up.
// Entry point: wait_for(). One single-threaded event loop serves all targets; a target that hangs
// holds up no other, and no attempt outlasts the deadline.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <vector>

#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct Patience {
  std::chrono::microseconds deadline{};       // for everything
  std::chrono::microseconds interval{};       // from the start of one try to the start of the next
  double backoff = 1;                         // the interval grows so much after each failed try
  std::chrono::microseconds most_interval{};  // as far as this; 0: without a limit
  unsigned stable = 1;                        // so many successes in a row are one
  bool invert = false;                        // wait until it is gone
  bool any = false;                           // one target is enough
  bool keep_trying = false;                   // also where waiting cannot cure
};

// One target's wait.
struct Waited {
  Report last;  // of its last try
  unsigned tries = 0;
  bool met = false;
  Duration took{};  // until then, from the start
};

enum class WaitEnd {
  met,
  hopeless,     // a fault that waiting cannot cure, of a target whose last report has it
  deadline,     // the time was up
  interrupted,  // SIGINT or SIGTERM
};

struct WaitOutcome {
  WaitEnd end;
  std::vector<Waited> targets;  // in the order given
};

// Whether a report is what is waited for: a success, or with `invert` that nothing of Redis answers
// (with conditions: that they do not hold).
bool is_awaited(const Report& report, const Target& target, bool invert);

// `on_try` is told of each try, with the place of its target in the list. The targets must outlive
// the call.
WaitOutcome wait_for(std::span<const Target> targets, const Patience& patience,
                     const std::function<void(const Waited&, std::size_t target)>& on_try);

}  // namespace rconn
