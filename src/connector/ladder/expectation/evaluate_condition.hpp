// One condition of a target, compared with what the server says about itself.
// Entry point: evaluate_condition(). It asks as little as tells: see Inquiry.
#pragma once

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/values/condition.hpp"
#include "connector/values/result.hpp"

namespace rconn {

// Met or not and why; or the failure that kept it from being told.
using ConditionResult = Result<EvaluatedCondition, Failure>;

// `failed`: the rung before that failed, null if none did. The server's words in the result are
// whole: they may hold the password.
asio::awaitable<ConditionResult> evaluate_condition(const Condition& condition,
                                                    const RungFailure* failed, Inquiry& inquiry);

}  // namespace rconn
