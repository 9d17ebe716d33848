// Compares one condition of a target with what the server reports.
// Entry point: evaluate_condition(). It sends as few commands as possible: see Inquiry.
#pragma once

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/values/condition.hpp"
#include "connector/values/result.hpp"

namespace rconn {

// Whether the condition is met, and why; or the failure that prevented its evaluation.
using ConditionResult = Result<EvaluatedCondition, Failure>;

// `failed`: the earlier rung that failed; null if none did. The result contains the server's text
// unmasked: it may hold the password.
asio::awaitable<ConditionResult> evaluate_condition(const Condition& condition,
                                                    const RungFailure* failed, Inquiry& inquiry);

}  // namespace rconn
