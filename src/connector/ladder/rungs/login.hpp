// The rungs after connecting: AUTH, SELECT and PING, each one round trip.
// Entry points: login(), ping(). The caller decides whether their failure makes the run fail: the
// conditions of the target may hold nevertheless.
#pragma once

#include <memory>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Null: success. Allocated separately to save memory: thousands may exist and most are null.
using SessionFailure = std::unique_ptr<const RungFailure>;

// AUTH if the target has credentials, then SELECT if its database is another one than that of the
// connection: a new one starts in database 0, which is also that of a target without a database.
// On a reused connection, AUTH too is sent only if the credentials differ.
asio::awaitable<SessionFailure> login(const Target& target, KeptConnection& kept, RungTimer& timer,
                                      ReplyBudget budget);

asio::awaitable<SessionFailure> ping(const Target& target, Session& session, RungTimer& timer,
                                     ReplyBudget budget);

}  // namespace rconn
