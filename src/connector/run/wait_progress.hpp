// How far the tries of a wait have come: which targets are as expected, and what ends the wait.
// Entry point: WaitProgress::note(), for each try. Pure: it knows no clock.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "connector/run/retry_policy.hpp"
#include "connector/run/run_end.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

class WaitProgress {
 public:
  // The policy must outlive this.
  WaitProgress(const RetryPolicy& policy, std::size_t targets)
      : policy_(policy), progress_(targets, One{.interval = policy.interval}) {}

  // A try of the target at `place`. Returns how the wait ends by it; nothing: it goes on.
  std::optional<RunEnd> note(std::size_t place, const Target& target, const Report& report);

  // Whether the target was as expected often enough; it needs no more tries then.
  [[nodiscard]] bool met(std::size_t place) const { return progress_[place].met; }

  // From the start of the last try to the start of the next one.
  [[nodiscard]] std::chrono::microseconds interval(std::size_t place) const {
    return progress_[place].interval;
  }

 private:
  struct One {
    std::chrono::microseconds interval;
    unsigned in_a_row = 0;
    bool met = false;
  };

  const RetryPolicy& policy_;
  std::vector<One> progress_;
};

}  // namespace rconn
