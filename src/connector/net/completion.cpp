#include "connector/net/completion.hpp"

#include <algorithm>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <chrono>
#include <utility>

#include "connector/net/cancellation.hpp"

namespace rconn::net {
namespace {

// The thread wakes the event loop when it is done, but Asio does not check whether epoll_ctl(2)
// failed (ENOMEM, ENOSPC). So the coroutine also polls.
constexpr std::chrono::milliseconds poll_interval{200};

}  // namespace

// Lets the thread wake a coroutine's timer for as long as this object lives.
class Completion::Waiter {
 public:
  Waiter(std::shared_ptr<Shared> shared, asio::steady_timer& timer)
      : shared_(std::move(shared)), timer_(timer) {
    const std::scoped_lock lock(shared_->mutex);
    shared_->waiting.push_back(&timer_);
  }
  ~Waiter() {
    const std::scoped_lock lock(shared_->mutex);
    std::erase(shared_->waiting, &timer_);
    if (shared_->waiting.empty() && !shared_->done) shared_->abandoned = true;
  }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

 private:
  std::shared_ptr<Shared> shared_;
  asio::steady_timer& timer_;
};

void Completion::finish() {
  const std::scoped_lock lock(shared_->mutex);
  shared_->done = true;
  if (shared_->waiting.empty()) return;
  asio::post(shared_->waiting.front()->get_executor(), [shared = shared_] {
    const std::scoped_lock held(shared->mutex);
    for (asio::steady_timer* const timer : shared->waiting) timer->cancel();
  });
}

bool Completion::is_done() const {
  const std::scoped_lock lock(shared_->mutex);
  return shared_->done;
}

bool Completion::is_abandoned() const {
  const std::scoped_lock lock(shared_->mutex);
  return shared_->abandoned && shared_->waiting.empty();
}

asio::awaitable<Status> Completion::wait(Deadline deadline, Alarm alarm) {
  Status status;
  if (is_done()) co_return status;
  asio::steady_timer timer(co_await asio::this_coro::executor);
  const Waiter waiter(shared_, timer);
  while (!is_done()) {
    const auto now = Clock::now();
    if (now >= deadline.at) {
      status.kind = Status::Kind::timed_out;
      break;
    }
    if (co_await is_cancelled()) {
      status.kind = Status::Kind::interrupted;
      break;
    }
    if (now >= alarm.at) {
      alarm.at = Clock::time_point::max();
      alarm.ring();
    }
    timer.expires_at(std::min({deadline.at, alarm.at, now + poll_interval}));
    asio::error_code ignored;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  co_return status;
}

}  // namespace rconn::net
