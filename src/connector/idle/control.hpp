// Asks on a new connection whether the server still answers, and whether it is still the same
// process: so that a server that is down is not taken for one that cuts idle connections.
// Entry point: IdleControl::check().
#pragma once

#include "connector/net/asio.hpp"

#include <asio/steady_timer.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "connector/idle/context.hpp"
#include "connector/values/fault.hpp"

namespace rconn {

struct IdleCheck {
  net::Clock::time_point begun;
  std::optional<Failure> failure;          // none: it answers
  std::string server;                      // run id; empty: unknown
  std::optional<std::chrono::seconds> up;  // since the process was started
};

class IdleControl {
 public:
  IdleControl(IdleContext& context, const asio::any_io_executor& executor)
      : context_(context), changed_(executor, asio::steady_timer::time_point::max()) {}

  // A check that began after the call. Those who ask at the same time share one connection.
  asio::awaitable<IdleCheck> check();

 private:
  asio::awaitable<IdleCheck> connect();

  IdleContext& context_;
  asio::steady_timer changed_;
  bool running_ = false;
  std::optional<IdleCheck> last_;
};

}  // namespace rconn
