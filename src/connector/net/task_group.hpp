// Coroutines side by side on one loop, all of which one call ends early.
// Entry points: start() for each, stop_all(), finished(). Invariants: whoever was started is told
// of once when it has ended; the group outlives all of them.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/cancellation_signal.hpp>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <utility>
#include <vector>

namespace rconn {

class TaskGroup {
 public:
  explicit TaskGroup(asio::any_io_executor executor) : executor_(std::move(executor)) {}
  TaskGroup(const TaskGroup&) = delete;
  TaskGroup& operator=(const TaskGroup&) = delete;
  ~TaskGroup() = default;

  // `work` runs to its first wait before this returns. `on_end` is called from the loop, when
  // nothing of `work` is left; it may start another.
  void start(asio::awaitable<void> work, std::function<void()> on_end = {});

  // Tells all that are at work to stop. A wait of theirs that is under way ends as cancelled; see
  // net/cancellation.
  void stop_all();

  [[nodiscard]] std::size_t at_work() const { return at_work_; }

  // Returns when nobody is at work; if the caller is told to stop meanwhile, so are they. Throws
  // what one of them threw: a bug.
  asio::awaitable<void> finished();

 private:
  void ended(std::size_t place, const std::function<void()>& on_end);

  asio::any_io_executor executor_;
  std::deque<asio::cancellation_signal> signals_;  // by place; they stay where they are
  std::vector<std::size_t> free_places_;
  std::size_t at_work_ = 0;
  std::exception_ptr bug_;
  std::function<void()> on_last_;
};

}  // namespace rconn
