// Ends a wait at its deadline.
// Entry points: guard() before the wait, stand_down() after it, then expired(). The timer stays
// armed after a wait: to set it costs a system call, and the next deadline is seldom sooner. So it
// may ring before the deadline, and then sets itself anew, but never after it.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <utility>

#include "connector/net/deadline.hpp"

namespace rconn::net {

// Shared with the timer's handler, which may run after the owner is destroyed.
class Watchdog : public std::enable_shared_from_this<Watchdog> {
 public:
  // `end_wait` is called during a wait only.
  Watchdog(const asio::any_io_executor& executor, std::function<void()> end_wait)
      : timer_(executor), end_wait_(std::move(end_wait)) {}

  void guard(Clock::time_point deadline);
  void stand_down() { waiting_ = false; }

  // Whether it has ended the last wait.
  [[nodiscard]] bool expired() const { return expired_; }

  // For the end of the owner: an armed timer keeps the event loop running.
  void disarm() { timer_.cancel(); }

 private:
  void arm(Clock::time_point moment);
  void ring();

  asio::steady_timer timer_;
  std::function<void()> end_wait_;
  Clock::time_point deadline_;
  bool armed_ = false;
  bool waiting_ = false;
  bool expired_ = false;
};

}  // namespace rconn::net
