// Converts a target's budgets into the deadlines of one operation.
// Entry points: connect_deadline(), reply_budget(), operation_end().
// Invariant: no deadline is later than the end of the target's total budget, or of what the
// operation is a part of.
#pragma once

#include <optional>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/deadline.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// For resolve, connect and tls together, from the timer's last boundary.
net::Deadline connect_deadline(const Target& target, const RungTimer& timer);

// When the operation must be over; none if nothing limits it as a whole.
std::optional<net::Deadline> operation_end(const Target& target, const RungTimer& timer);

// For each reply of the operation.
ReplyBudget reply_budget(const Target& target, const RungTimer& timer);

}  // namespace rconn
