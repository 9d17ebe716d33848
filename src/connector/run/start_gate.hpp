// Lets the targets of a fleet begin when the rate limiter says so.
// Entry points: opened(), then begin(); end() for each that has ended; idle() whenever the event
// loop has nothing to do but wait.
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

  // Returns when the next one may begin, and when the loop is interrupted. One caller at a time.
  asio::awaitable<void> opened();

  RateLimiter::JobId begin() { return limiter_.begin(net::Clock::now()); }
  void end(RateLimiter::JobId job);
  void idle();

  [[nodiscard]] std::size_t under_way() const { return limiter_.under_way(); }

 private:
  EventLoop& loop_;
  RateLimiter limiter_;
  bool waits_for_room_ = false;  // for one that ends or grows old
  bool age_is_set_ = false;
  asio::steady_timer wake_{loop_.context()};
  asio::steady_timer age_{loop_.context()};  // until somebody under way is old
};

}  // namespace rconn
