// When something that blocks its thread gives up: at a point in time, or when it is asked to.
// Entry point: WaitEnd. Whoever waits in poll(2) takes its timeout from here, and then looks again.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <optional>

namespace rconn::net {

// Set by another thread; null: never.
using StopFlag = std::shared_ptr<const std::atomic<bool>>;

struct WaitEnd {
  using Clock = std::chrono::steady_clock;

  WaitEnd() = default;  // never
  // Implicit: most waits end by a point in time alone.
  WaitEnd(Clock::time_point moment) : at(moment) {}
  WaitEnd(std::optional<Clock::time_point> moment) : at(moment) {}

  [[nodiscard]] bool is_stopped() const { return stop && *stop; }
  [[nodiscard]] bool is_over() const { return at && Clock::now() >= *at; }

  // In milliseconds, rounded up; -1: without end. Too short where a request to stop may come.
  [[nodiscard]] int poll_timeout() const {
    if (!at) return stop ? look_again : -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*at - Clock::now()).count();
    const int most = stop ? look_again : std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, most));
  }

  std::optional<Clock::time_point> at;
  StopFlag stop;

 private:
  static constexpr int look_again = 50;  // milliseconds
};

}  // namespace rconn::net
