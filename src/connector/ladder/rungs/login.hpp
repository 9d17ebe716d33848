// The rungs after connecting: AUTH, SELECT and PING, each one round trip.
// Entry points: login(), ping(). False after a failure, which is then in the report.
#pragma once

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/ladder.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// AUTH where the target has credentials, then SELECT where it names a database. On a connection
// that was used before, only what differs; a target without a database then means database 0.
asio::awaitable<bool> login(const Target& target, KeptConnection& kept, Ladder& ladder,
                            ReplyBudget budget);

asio::awaitable<bool> ping(const Target& target, Session& session, Ladder& ladder,
                           ReplyBudget budget);

}  // namespace rconn
