// The event loop of a run, and the signals that end it early.
// Entry point: EventLoop::run(). Single-threaded.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>

namespace rconn {

class EventLoop {
 public:
  // Throws std::system_error if no descriptors or timers are available.
  EventLoop();
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  // Runs `work` until it completes. A signal that was caught (see net/process/signal_catcher), also
  // before the call, sets interrupted(), then cancels `work` (see net/cancellation). `on_idle` is
  // called before each wait. Empty: only one operation runs at a time, so that no event has to wait
  // for another (net/loop_clock). Rethrows an exception of `work`, which is always a bug.
  void run(asio::awaitable<void> work, const std::function<void()>& on_idle = {});

  [[nodiscard]] asio::io_context& context() { return context_; }
  [[nodiscard]] bool interrupted() const { return interrupted_; }

 private:
  void require_timers();
  void listen_to_signals();
  void turn(const std::function<void()>& on_idle);

  asio::io_context context_{1};
  asio::posix::stream_descriptor signals_{context_};
  bool interrupted_ = false;
};

}  // namespace rconn
