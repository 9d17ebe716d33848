// Calls a function again and again while a run goes on.
// Entry point: Ticker. It ends with its destructor, also if a call is already due.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>

namespace rconn {

class Ticker {
 public:
  // Nothing is called if `on_tick` is empty.
  Ticker(asio::io_context& loop, std::chrono::milliseconds interval, std::function<void()> on_tick);
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  struct State {
    asio::steady_timer timer;
    std::chrono::milliseconds interval;
    std::function<void()> on_tick;
    bool ended = false;
  };

  static void schedule(const std::shared_ptr<State>& state);

  std::shared_ptr<State> state_;  // shared with the handler that waits
};

}  // namespace rconn
