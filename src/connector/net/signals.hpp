// Delivers SIGINT and SIGTERM to an event loop.
// Entry point: Signals::listen(). An instance catches both signals, unless the parent process
// ignores them (nohup, a background job of a script); blocking system calls then fail with EINTR.
// After the first signal was delivered, the next one has its default effect. At most one instance.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>

namespace rconn {

class Signals {
 public:
  // Throws std::system_error if no descriptor is available.
  explicit Signals(asio::io_context& context);
  // A signal that was caught, but not delivered, has no effect.
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // Calls `on_first` at the first signal. The loop keeps running until then, or until
  // stop_listening().
  void listen(std::function<void()> on_first);
  void stop_listening();

 private:
  asio::posix::stream_descriptor bell_;
};

}  // namespace rconn
