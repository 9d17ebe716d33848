#include "connector/net/task_group.hpp"

#include <asio/bind_cancellation_slot.hpp>
#include <asio/co_spawn.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <utility>

#include "connector/net/cancellation.hpp"

namespace rconn {

TaskGroup::Task TaskGroup::start(asio::awaitable<void> work, std::function<void()> on_end) {
  if (free_places_.empty()) {
    free_places_.push_back(signals_.size());
    signals_.emplace_back();
  }
  const std::size_t place = free_places_.back();
  free_places_.pop_back();
  ++running_;
  // Posts, because the completion handler runs before the coroutine's frame is destroyed, and the
  // place may be reused only afterwards.
  auto on_completion = [this, place, on_end = std::move(on_end)](std::exception_ptr thrown) {
    if (thrown) {
      bug_ = std::move(thrown);
      if (on_bug_) on_bug_();
    }
    asio::post(executor_, [this, place, on_end] { ended(place, on_end); });
  };
  asio::co_spawn(executor_, std::move(work),
                 asio::bind_cancellation_slot(signals_[place].slot(), std::move(on_completion)));
  return place;
}

void TaskGroup::ended(std::size_t place, const std::function<void()>& on_end) {
  free_places_.push_back(place);
  --running_;
  if (on_end) on_end();
  if (running_ == 0 && on_last_) on_last_();
}

void TaskGroup::stop(Task task) { signals_[task].emit(asio::cancellation_type::terminal); }

void TaskGroup::stop_all() {
  for (asio::cancellation_signal& signal : signals_) {
    signal.emit(asio::cancellation_type::terminal);
  }
}

asio::awaitable<void> TaskGroup::finished() {
  asio::steady_timer timer(executor_, asio::steady_timer::time_point::max());
  on_last_ = [&timer] { timer.cancel(); };
  bool cancelled = false;
  while (running_ > 0) {
    if (!cancelled && co_await net::is_cancelled()) {
      cancelled = true;
      stop_all();
    }
    asio::error_code woken;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  on_last_ = {};
  if (bug_) std::rethrow_exception(std::exchange(bug_, {}));
}

}  // namespace rconn
