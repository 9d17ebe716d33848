// Calls a function a few times per second, for those who show what goes on.
// Entry point: Ticker. Nothing is called after its destructor, also if a call was due.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/io_context.hpp>
#include <functional>
#include <memory>

namespace rconn {

class Ticker {
 public:
  // `on_tick` returns whether to go on; empty: there is nothing to call.
  Ticker(asio::io_context& loop, std::function<bool()> on_tick);
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  struct State;
  static void schedule(const std::shared_ptr<State>& state);

  std::shared_ptr<State> state_;  // shared with the handler that waits
};

}  // namespace rconn
