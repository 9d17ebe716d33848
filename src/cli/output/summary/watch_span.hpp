// What the views of a target saw between two moments of a watch, from what was counted until then.
// Entry points: between(); MinuteMeter, for each minute. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "connector/values/numbers/histogram.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

struct ViewSpan {
  View view = View::held;
  std::uint64_t ok = 0;
  std::uint64_t failed = 0;
  std::uint64_t not_started = 0;
  Histogram service;  // its minimum and maximum are within 1 %, as its quantiles

  [[nodiscard]] std::uint64_t probes() const { return ok + failed + not_started; }
};

// `before` is an earlier state of `now`.
ViewSpan between(const ViewRecord& before, const ViewRecord& now);

// A target in a span of time.
struct TargetSpan {
  std::size_t target = 0;
  Instant end;
  Duration length{};
  std::vector<ViewSpan> views;
};

// Tells what each full minute looked like.
class MinuteMeter {
 public:
  // One for each target, once a minute is full; else none.
  std::vector<TargetSpan> tick(const WatchRecord& so_far);

 private:
  std::vector<std::vector<ViewRecord>> before_;  // of each target
  Duration begun_{};
};

}  // namespace rconn::cli
