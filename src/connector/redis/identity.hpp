// Asks a server for its identity: HELLO, or INFO if HELLO is unknown (before Redis 6), else ROLE.
// Entry points: identify(), identify_without_hello(). HELLO works while the server is loading or
// busy, and for users without any permissions. A server that does not answer is not a fault here.
#pragma once

#include "connector/net/asio.hpp"
#include "connector/redis/identity_reading.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The session must be usable; it may be unusable afterwards.
asio::awaitable<Identity> identify(const Target& target, Session& session, ReplyBudget budget);

// For a server that did not survive HELLO, on another connection to it. `silence`: what came of
// HELLO; it stays if INFO says nothing either.
asio::awaitable<Identity> identify_without_hello(const Target& target, Session& session,
                                                 ReplyBudget budget, Failure silence);

}  // namespace rconn
