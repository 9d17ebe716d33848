// Delays the targets of a fleet until the rate limiter lets them start.
// Entry points: opened(), then begin(); end() for each target that has ended; idle() whenever the
// event loop is idle.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/steady_timer.hpp>
#include <cstddef>

#include "connector/net/event_loop.hpp"
#include "connector/run/rate_limiter.hpp"

namespace rconn {

class StartGate {
 public:
  StartGate(EventLoop& loop, Limits limits) : loop_(loop), limiter_(limits) {}

  // Returns when the next target may start, or when the loop is interrupted. One caller at a time.
  asio::awaitable<void> opened();

  RateLimiter::JobId begin() { return limiter_.begin(net::Clock::now()); }
  void end(RateLimiter::JobId job);
  void idle();

  [[nodiscard]] std::size_t under_way() const { return limiter_.under_way(); }

 private:
  EventLoop& loop_;
  RateLimiter limiter_;
  bool waits_for_room_ = false;  // for a job that ends or is no longer young
  bool age_is_set_ = false;
  asio::steady_timer wake_{loop_.context()};
  asio::steady_timer age_{loop_.context()};  // until the oldest young job is no longer young
};

}  // namespace rconn
