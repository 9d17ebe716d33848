// One target, one climb of the ladder, one report.
// Entry points: climb_to_pong(), climb_to_addresses(). They never fail: a failure is a report.
#pragma once

#include "connector/net/asio.hpp"
#include "connector/report.hpp"
#include "connector/target.hpp"

namespace rconn {

// resolve, connect, auth, select, ping; the connection is closed at the end.
asio::awaitable<Report> climb_to_pong(const Target& target);

// resolve only.
asio::awaitable<Report> climb_to_addresses(const Target& target);

}  // namespace rconn
