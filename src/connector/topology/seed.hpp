// The server that the user named, when it is asked for others: how it is connected to, and who logs
// in there.
// Entry points: seed_of(), then log_in_at_seed().
#pragma once

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The target without the settings that apply only to the members. It has the Sentinel credentials,
// if there are any.
Target seed_of(const Target& target);

// auth and ping. Returns whether they succeeded. A Sentinel without a password gets none: `seed`
// then has no credentials any more.
asio::awaitable<bool> log_in_at_seed(const Target& target, Target& seed, KeptConnection& held,
                                     RungTimer& timer, ReplyBudget budget);

}  // namespace rconn
