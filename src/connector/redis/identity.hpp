// Asks a server who it is: HELLO, or INFO where HELLO is not known (before Redis 6).
// Entry point: identify(). HELLO answers while the server loads or is busy, and to users without
// any rights; nobody's failure to answer is a fault here.
#pragma once

#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The session must be usable; it may not be any more afterwards.
asio::awaitable<Identity> identify(const Target& target, Session& session, ReplyBudget budget);

// Redis calls a replica "slave" in ROLE and INFO and, before 7, in HELLO too.
std::string role_named(const std::string& role);

// What a reply to HELLO tells: names and values in turn. Unknown names are passed over.
Identity identity_in_hello(const resp::Reply& reply);

// What the text of INFO tells: lines of NAME:VALUE.
Identity identity_in_info(std::string_view text);

}  // namespace rconn
