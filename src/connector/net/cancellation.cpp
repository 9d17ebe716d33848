#include "connector/net/cancellation.hpp"

#include <asio/cancellation_state.hpp>
#include <asio/this_coro.hpp>

namespace rconn::net {

asio::awaitable<bool> is_cancelled() {
  const asio::cancellation_state state = co_await asio::this_coro::cancellation_state;
  co_return state.cancelled() != asio::cancellation_type::none;
}

}  // namespace rconn::net
