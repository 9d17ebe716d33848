// Waits on the event loop until a point in time.
// Entry point: sleep_until().
#pragma once

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"

namespace rconn::net {

// Returns at `moment`, or as soon as the caller is cancelled (see net/cancellation).
asio::awaitable<void> sleep_until(Clock::time_point moment);

}  // namespace rconn::net
