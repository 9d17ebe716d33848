// Traces one target: does what a ping does, then collects more information without side effects.
// Entry point: trace_target(). Failures go into the report.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The rungs of a ping and hello; the identity of the server; the addresses that a ping would not
// have tried; after a failure, its cause (see find_cause).
// `report` comes from report_on().
asio::awaitable<void> trace_target(const Target& target, RunContext& context, Report& report);

}  // namespace rconn
