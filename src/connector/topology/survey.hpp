// Asks a target for its topology, then tries every member.
// Entry point: survey_topology(). Failures go into the report. The rungs are those of a ping to the
// target, then topology.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The target's conditions, database and credentials apply to the members. A target that is a
// Sentinel gets the Sentinel credentials, if there are any; otherwise those of the members, but
// only if it requires a password. `report` comes from report_on().
asio::awaitable<void> survey_topology(const Target& target, RunContext& context, Report& report);

}  // namespace rconn
