// The event loop of a run, and the signals that end it early.
// Entry point: Loop. SIGINT and SIGTERM are heard unless the parent had them ignored (nohup, a job
// in the background of a script); the first one sets `interrupted` and calls `on_signal`, a second
// one takes its usual effect.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <functional>
#include <system_error>

#include "connector/report.hpp"
#include "connector/target.hpp"

namespace rconn {

class Loop {
 public:
  // Throws std::system_error where descriptors for it are not to be had.
  Loop();

  void listen(std::function<void()> on_signal);
  void stop_listening() { signals_.cancel(); }

  [[nodiscard]] asio::io_context& context() { return context_; }
  [[nodiscard]] const bool& interrupted() const { return interrupted_; }

 private:
  void need_a_clock();

  asio::io_context context_{1};
  asio::signal_set signals_{context_};
  bool interrupted_ = false;
};

// The report on a target where a Loop could not be made: no loop, no connection.
Report without_loop(const Target& target, const std::system_error& error);

}  // namespace rconn
