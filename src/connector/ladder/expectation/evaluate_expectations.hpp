// The rung expectation: does the server meet the target's conditions?
// Entry point: evaluate_expectations(), called after login and ping even if they failed.
// Invariant: a condition that cannot be evaluated never counts as met.
#pragma once

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Where the conditions on the link of a replica to its master, `link` and `lag`, apply.
enum class LinkConditions {
  everywhere,  // a master does not meet them
  replicas,    // a server that says it is a master need not: as a member of a topology
};

// Adds the result of each condition that applies to the report. If all hold, the run succeeds, even
// if AUTH, SELECT or PING `failed` (null: none did). Otherwise the failure is that of the first
// condition that does not hold: condition-unmet, with all that do not hold, or the reason why it
// could not be evaluated. The session must be usable. The evidence then has the command that was
// refused or not answered, and for a condition that is not met what one more question shows of the
// reason. If none applies, PONG is expected.
asio::awaitable<void> evaluate_expectations(const Target& target, Session& session,
                                            RungTimer& timer, ReplyBudget budget,
                                            const RungFailure* failed, LinkConditions links);

}  // namespace rconn
