// The progress of a wait: which targets are as expected, and whether the wait ends.
// Entry point: WaitProgress::note(), called after each attempt. Pure.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "connector/run/retry_policy.hpp"
#include "connector/values/report.hpp"
#include "connector/values/run_end.hpp"
#include "connector/values/target.hpp"

namespace rconn {

class WaitProgress {
 public:
  // The policy must outlive this.
  WaitProgress(const RetryPolicy& policy, std::size_t targets)
      : policy_(policy), progress_(targets, TargetProgress{.interval = policy.interval}) {}

  // Records an attempt at the target at index `place`. Returns how the wait ends, if it does.
  // `changed`: another server process succeeded than at the attempt before.
  std::optional<RunEnd> note(std::size_t place, const Target& target, const Report& report,
                             bool changed = false);

  // The number of consecutive successes of one server process.
  [[nodiscard]] unsigned in_a_row(std::size_t place) const { return progress_[place].in_a_row; }

  // Whether the target was as expected `stable` times in a row; it is then not tried again.
  [[nodiscard]] bool met(std::size_t place) const { return progress_[place].met; }

  // From the start of the last attempt to the start of the next one.
  [[nodiscard]] std::chrono::microseconds interval(std::size_t place) const {
    return progress_[place].interval;
  }

 private:
  struct TargetProgress {
    std::chrono::microseconds interval;
    unsigned in_a_row = 0;
    bool met = false;
  };

  const RetryPolicy& policy_;
  std::vector<TargetProgress> progress_;
};

}  // namespace rconn
