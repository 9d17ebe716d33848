// The rung liveness: is a kept connection fit for its next user?
// Entry point: reuse(). Stricter than PHP: a connection with unread bytes is dropped, and so is one
// whose user or TLS settings cannot be put back to what the target asks for.
#pragma once

#include <optional>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/login.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"

namespace rconn {

// The rung liveness: whether the connection that was kept for this target is fit for it; login()
// then puts user and database right. Why it is to be dropped is in the report. `check_echo`: also
// by an ECHO round trip, as phpredis does since 5.2.0.
asio::awaitable<bool> reuse(const Target& target, KeptConnection& kept, RungTimer& timer,
                            ReplyBudget budget, bool check_echo);

}  // namespace rconn
