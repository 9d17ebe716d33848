// Performs an operation on one target.
// Entry point: perform(). Failures go into the report.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/run/operation.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// `report` comes from report_on(). All but `on_rung` must outlive the call.
asio::awaitable<void> perform(Operation operation, const Target& target, RunContext& context,
                              Report& report);

// `on_rung` is for traces.
asio::awaitable<void> perform(Operation operation, const Target& target, RunContext& context,
                              Report& report, OnRung on_rung);

}  // namespace rconn
