// Waiting for a moment on the event loop.
// Entry point: sleep_until().
#pragma once

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"

namespace rconn::net {

// Returns at `moment`, or at once where the caller is told to stop meanwhile (see cancellation).
asio::awaitable<void> sleep_until(Clock::time_point moment);

}  // namespace rconn::net
