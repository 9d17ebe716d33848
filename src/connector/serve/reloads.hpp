// Makes the setup again whenever SIGHUP comes, beside all that is under way.
// Entry point: Reloads::run().
// Invariants: a setup is put in force as a whole, or not at all. At most one is made at a time:
// when SIGHUP comes again, the one under way is stopped, and then the next one begins. One that
// does not stop within a second, as on a file system that hangs, is left behind.
#pragma once

#include "connector/net/asio.hpp"

#include <memory>
#include <string>

#include "connector/net/event_loop.hpp"
#include "connector/net/process/detached_pool.hpp"
#include "connector/net/process/reload_signal.hpp"
#include "connector/serve/serve.hpp"
#include "connector/serve/state.hpp"

namespace rconn {

class Reloads {
 public:
  // All must outlive it.
  Reloads(const ServePlan& plan, const ServeListener& listener, EventLoop& loop, ServeState& state)
      : plan_(plan),
        listener_(listener),
        loop_(loop),
        state_(state),
        file_(plan.setup.file),
        signal_(plan.hangups) {
    if (!signal_) signal_ = std::make_shared<const ReloadSignal>();
  }

  // Until it is cancelled.
  asio::awaitable<void> run();

 private:
  struct Making;

  asio::awaitable<void> reload();
  // Returns false if it is over before that: SIGHUP came again, it took too long, or it is
  // cancelled.
  asio::awaitable<bool> wait(std::shared_ptr<Making> making);
  // Returns whether it has stopped.
  asio::awaitable<bool> stop(std::shared_ptr<Making> making);
  void take(Result<ServeSetup, std::string> made);
  void fail(std::string problem);

  const ServePlan& plan_;
  const ServeListener& listener_;
  EventLoop& loop_;
  ServeState& state_;
  std::string file_;  // of the setup in force
  std::shared_ptr<const ReloadSignal> signal_;
  bool is_over_ = false;     // it was cancelled
  DetachedPool threads_{4};  // also of those left behind: beyond these, a reload waits
};

}  // namespace rconn
