// Runs coroutines concurrently on one event loop; one call cancels them all.
// Entry points: start(), stop(), stop_all(), finished(). Invariants: `on_end` is called once for
// each coroutine; the group outlives its coroutines.
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
  // `on_bug` is called after an exception of a coroutine; finished() rethrows it.
  explicit TaskGroup(asio::any_io_executor executor, std::function<void()> on_bug = {})
      : executor_(std::move(executor)), on_bug_(std::move(on_bug)) {}
  TaskGroup(const TaskGroup&) = delete;
  TaskGroup& operator=(const TaskGroup&) = delete;
  ~TaskGroup() = default;

  using Task = std::size_t;

  // Starts `work`. Calls `on_end` from the loop when the frame of `work` has been destroyed; it may
  // start another coroutine.
  Task start(asio::awaitable<void> work, std::function<void()> on_end = {});

  // Cancels one coroutine, whose `on_end` was not called yet.
  void stop(Task task);

  // Cancels all coroutines. A wait in progress ends as cancelled; see net/cancellation.
  void stop_all();

  // Returns when no coroutine is running; cancels them all if the caller is cancelled. Rethrows an
  // exception of a coroutine, which is always a bug.
  asio::awaitable<void> finished();

 private:
  void ended(std::size_t place, const std::function<void()>& on_end);

  asio::any_io_executor executor_;
  std::function<void()> on_bug_;
  std::deque<asio::cancellation_signal>
      signals_;  // by place; a deque, because their addresses must not change
  std::vector<std::size_t> free_places_;
  std::size_t running_ = 0;
  std::exception_ptr bug_;
  std::function<void()> on_last_;
};

}  // namespace rconn
