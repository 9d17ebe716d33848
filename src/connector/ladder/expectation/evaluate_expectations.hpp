// The rung expectation: is the server as the target wants it?
// Entry point: evaluate_expectations(), after login and ping, whatever these came to. A condition
// that cannot be evaluated is never counted as met.
#pragma once

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Puts into the report what each condition came to. If all hold, the run is a success, although
// AUTH, SELECT or PING may have `failed` (null: none did); else the failure is that of the first
// that does not hold: condition-unmet, or what kept it from being evaluated. The session must be
// usable.
asio::awaitable<void> evaluate_expectations(const Target& target, Session& session,
                                            RungTimer& timer, ReplyBudget budget,
                                            const RungFailure* failed);

}  // namespace rconn
