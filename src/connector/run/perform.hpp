// Performs an operation on one target.
// Entry point: perform(). Failures go into the report.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/run/operation.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// `report` comes from report_on(). All must outlive the call.
asio::awaitable<void> perform(Operation operation, const Target& target, RunContext& context,
                              Report& report);

}  // namespace rconn
