// Whether the run that a coroutine belongs to has been cancelled.
// Entry point: is_cancelled(). Call it before every wait: a cancellation that arrives between two
// waits ends neither of them.
#pragma once

#include "connector/net/asio.hpp"

namespace rconn::net {

asio::awaitable<bool> is_cancelled();

}  // namespace rconn::net
