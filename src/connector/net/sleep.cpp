#include "connector/net/sleep.hpp"

#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>

namespace rconn::net {

asio::awaitable<void> sleep_until(Clock::time_point moment) {
  asio::steady_timer timer(co_await asio::this_coro::executor, moment);
  asio::error_code woken;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
}

}  // namespace rconn::net
