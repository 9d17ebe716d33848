#include "connector/ladder/turns.hpp"

#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>

#include "connector/net/cancellation.hpp"

namespace rconn {

struct Turns::Waiting {
  asio::steady_timer timer;
  bool has_turn = false;
};

asio::awaitable<bool> Turns::take(std::optional<net::Deadline> end) {
  const bool is_over = co_await net::is_cancelled();
  if (is_over) co_return false;
  if (free_ > 0) {
    --free_;
    co_return true;
  }
  const auto executor = co_await asio::this_coro::executor;
  Waiting self{asio::steady_timer(executor, end ? end->at : net::Clock::time_point::max())};
  const auto place = waiting_.insert(waiting_.end(), &self);
  asio::error_code woken;
  co_await self.timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  if (!self.has_turn) waiting_.erase(place);
  co_return self.has_turn;
}

void Turns::give_back() {
  if (waiting_.empty()) {
    ++free_;
    return;
  }
  Waiting& next = *waiting_.front();
  waiting_.pop_front();
  next.has_turn = true;
  next.timer.cancel();
}

}  // namespace rconn
