// The rung liveness: can a kept connection be reused?
// Entry point: reuse(). Stricter than PHP: also drops a connection with unread bytes, and one whose
// user or TLS settings cannot be changed to those of the target.
#pragma once

#include <optional>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/login.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"

namespace rconn {

// Returns whether the target can use the connection; login() then sets user and database. If not,
// the report has the reason. `check_echo`: also send ECHO, as phpredis does since 5.2.0.
asio::awaitable<bool> reuse(const Target& target, KeptConnection& kept, RungTimer& timer,
                            ReplyBudget budget, bool check_echo);

}  // namespace rconn
