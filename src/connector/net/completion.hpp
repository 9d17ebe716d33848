// Lets a thread tell the coroutines of an event loop that its work is done.
// Entry points: finish(), called by the thread; wait(), called by coroutines. Both share ownership
// of the work: a coroutine that gives up leaves the thread behind. Invariant: what the thread wrote
// before finish() may be read once wait() has returned `done`, and not otherwise.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"

namespace rconn::net {

// What to do at a point in time, if the wait is not over by then.
struct Alarm {
  Clock::time_point at = Clock::time_point::max();
  std::function<void()> ring = {};
};

class Completion {
 public:
  Completion() : shared_(std::make_shared<Shared>()) {}

  void finish();

  // Statuses: done, timed_out, interrupted.
  asio::awaitable<Status> wait(Deadline deadline, Alarm alarm = {});

  [[nodiscard]] bool is_done() const;

  // Whether everybody who waited has given up.
  [[nodiscard]] bool is_abandoned() const;

 private:
  class Waiter;

  struct Shared {
    std::mutex mutex;  // guards everything below
    bool done = false;
    bool abandoned = false;
    std::vector<asio::steady_timer*> waiting;  // their event loop exists
  };

  std::shared_ptr<Shared> shared_;
};

}  // namespace rconn::net
