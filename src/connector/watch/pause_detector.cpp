#include "connector/watch/pause_detector.hpp"

#include <utility>

namespace rconn {

std::optional<PauseDetector::Gap> PauseDetector::look(Time now) { return look(now, suspended_); }

std::optional<PauseDetector::Gap> PauseDetector::look(Time now,
                                                      std::chrono::nanoseconds suspended) {
  const Time before = std::exchange(last_, now);
  const auto slept = suspended - suspended_;
  if (slept >= least_suspension) {
    suspended_ = suspended;
    return Gap{before, now - before, slept};
  }
  if (now - before <= longest_gap) return std::nullopt;
  return Gap{before, now - before, {}};
}

}  // namespace rconn
