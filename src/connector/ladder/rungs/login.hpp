// The rungs after connecting: AUTH, SELECT and PING, each one round trip.
// Entry points: login(), ping(). They leave it to the caller whether the run fails by a failure:
// the conditions of the target may hold all the same.
#pragma once

#include <memory>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Null: all went well. Kept apart, for most have none and thousands may be under way.
using SessionFailure = std::unique_ptr<const RungFailure>;

// AUTH where the target has credentials, then SELECT where it names a database. On a connection
// that was used before, only what differs; a target without a database then means database 0.
asio::awaitable<SessionFailure> login(const Target& target, KeptConnection& kept, RungTimer& timer,
                                      ReplyBudget budget);

asio::awaitable<SessionFailure> ping(const Target& target, Session& session, RungTimer& timer,
                                     ReplyBudget budget);

}  // namespace rconn
