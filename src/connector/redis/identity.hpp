// Asks a server for its identity: HELLO, or INFO if HELLO is unknown (before Redis 6).
// Entry point: identify(). HELLO works while the server is loading or busy, and for users without
// any permissions. A server that does not answer is not a fault here.
#pragma once

#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The session must be usable; it may be unusable afterwards.
asio::awaitable<Identity> identify(const Target& target, Session& session, ReplyBudget budget);

// Redis calls a replica "slave" in ROLE and INFO and, before 7, in HELLO too.
std::string role_named(const std::string& role);

// Reads a reply to HELLO: alternating names and values. Unknown names are skipped.
Identity identity_in_hello(const resp::Reply& reply);

// Reads the text of INFO: lines of NAME:VALUE.
Identity identity_in_info(std::string_view text);

}  // namespace rconn
