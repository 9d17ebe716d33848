// SIGINT and SIGTERM as something an event loop hears.
// Entry point: Signals. While it lives, both are caught unless the parent had them ignored (nohup,
// a job in the background of a script); what blocks at that moment ends with EINTR. The first one
// is told to whoever listens; once it is, the next one takes its usual effect. One of these at a
// time.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>

namespace rconn {

class Signals {
 public:
  // Throws std::system_error where there is no descriptor for them.
  explicit Signals(asio::io_context& context);
  // One that nobody has listened to has no effect.
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // The loop goes on until one has come or stop_listening().
  void listen(std::function<void()> on_first);
  void stop_listening();

 private:
  asio::posix::stream_descriptor bell_;
};

}  // namespace rconn
