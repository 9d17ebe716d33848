// The rungs after connecting: AUTH, SELECT and PING, each one round trip.
// Entry points: login(), ping(). False after a failure, which is then in the report.
#pragma once

#include <chrono>
#include <optional>

#include "connector/ladder.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/persistence/held.hpp"
#include "connector/target.hpp"

namespace rconn {

// By when a reply must have come: `each` after its command, but never past `end`.
struct ReplyBudget {
  std::chrono::microseconds each;
  std::optional<net::Deadline> end;

  [[nodiscard]] net::Deadline from(net::Clock::time_point start) const;
};

// AUTH where the target has credentials, then SELECT where it names a database. On a connection
// that was used before, only what differs; a target without a database then means database 0.
asio::awaitable<bool> login(const Target& target, Held& held, Ladder& ladder, ReplyBudget budget);

asio::awaitable<bool> ping(const Target& target, Session& session, Ladder& ladder,
                           ReplyBudget budget);

}  // namespace rconn
