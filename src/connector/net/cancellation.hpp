// Whether the run this coroutine belongs to has been told to stop.
// Entry point: is_cancelled(). A cancellation that arrives between two waits ends neither of
// them, so every wait asks first.
#pragma once

#include "connector/net/asio.hpp"

namespace rconn::net {

asio::awaitable<bool> is_cancelled();

}  // namespace rconn::net
