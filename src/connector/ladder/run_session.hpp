// The rungs on an open connection: auth, select, ping and expectation.
// Entry point: run_session().
#pragma once

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Whether AUTH, SELECT and PING went well, whatever the conditions came to. What the run came to
// is in the report.
asio::awaitable<bool> run_session(const Target& target, KeptConnection& held, RungTimer& timer,
                                  ReplyBudget budget);

}  // namespace rconn
