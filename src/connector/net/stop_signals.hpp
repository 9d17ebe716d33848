// SIGINT and SIGTERM as an event of the loop instead of a sudden death.
// Entry point: StopSignals::on_arrival(). While it lives, the two are blocked and read from a
// descriptor (signalfd); a fraction of the system calls that asio::signal_set takes.
#pragma once

#include <csignal>
#include <functional>

#include "connector/net/asio.hpp"

#include <asio/posix/stream_descriptor.hpp>

namespace rconn::net {

class StopSignals {
 public:
  // Throws std::system_error when there is no descriptor to be had.
  explicit StopSignals(const asio::any_io_executor& executor);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // Calls `handler` once, when the first of the two arrives, unless cancel() comes first.
  void on_arrival(std::function<void()> handler);

  // No call any more; lets the loop run dry.
  void cancel();

 private:
  sigset_t before_{};
  asio::posix::stream_descriptor descriptor_;
};

}  // namespace rconn::net
