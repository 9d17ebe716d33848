// Converts a target's budgets into the deadlines of one operation.
// Entry points: connect_deadline(), not_past_end(), reply_budget().
// Invariant: no deadline is later than the end of the target's total budget.
#pragma once

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/deadline.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// For resolve, connect and tls together, from the timer's last boundary.
net::Deadline connect_deadline(const Target& target, const RungTimer& timer);

// `deadline`, or the end of the total budget of an operation started at `start`: the earlier one.
net::Deadline not_past_end(const Target& target, net::Clock::time_point start,
                           net::Deadline deadline);

// For each reply, within an operation started at `start`.
ReplyBudget reply_budget(const Target& target, net::Clock::time_point start);

}  // namespace rconn
