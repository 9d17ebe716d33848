// The event loop of a run, and the signals that end it early.
// Entry point: EventLoop. The first signal sets `interrupted` and calls `on_signal`.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/io_context.hpp>
#include <functional>
#include <system_error>

#include "connector/net/signals.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

class EventLoop {
 public:
  // Throws std::system_error where descriptors for it are not to be had.
  EventLoop();

  void listen(std::function<void()> on_signal);
  void stop_listening() { signals_.stop_listening(); }

  [[nodiscard]] asio::io_context& context() { return context_; }
  [[nodiscard]] const bool& interrupted() const { return interrupted_; }

 private:
  void need_a_clock();

  asio::io_context context_{1};
  Signals signals_{context_};
  bool interrupted_ = false;
};

// The report on a target where a EventLoop could not be made: no loop, no connection.
Report without_loop(const Target& target, const std::system_error& error);

}  // namespace rconn
