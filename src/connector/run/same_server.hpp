// Whether a wait's target is still the same server process as at the tries before: a server that
// restarts between two tries is not stable. Entry point: SameServer, one for each target.
// The connection of the last success is held, and must still answer. If the server closed it (it
// may have been idle for too long), the server's uptime decides.
#pragma once

#include <optional>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/report.hpp"

namespace rconn {

class SameServer {
 public:
  // After a success that `report` describes; `connection` is its connection, if there is one.
  // Returns whether the server is known to be another than at the success before.
  asio::awaitable<bool> has_changed(const Report& report, std::optional<KeptConnection> connection,
                                    ReplyBudget budget);

  // After a failure.
  void forget();

 private:
  asio::awaitable<bool> answers_still(ReplyBudget budget);
  asio::awaitable<bool> has_started_since(KeptConnection& connection, ReplyBudget budget) const;

  std::optional<KeptConnection> held_;           // of the last success
  std::optional<net::Clock::time_point> since_;  // of the first success of this server
};

}  // namespace rconn
