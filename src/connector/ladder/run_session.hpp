// The rungs on an open connection: auth, select, ping and expectation.
// Entry point: run_session().
#pragma once

#include "connector/ladder/expectation/evaluate_expectations.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Returns whether AUTH, SELECT and PING succeeded, regardless of the conditions. The report has the
// result of the run.
asio::awaitable<bool> run_session(const Target& target, KeptConnection& held, RungTimer& timer,
                                  ReplyBudget budget,
                                  LinkConditions links = LinkConditions::everywhere);

}  // namespace rconn
