// One target, asked for the topology that it is part of; every member of it tried from here.
// Entry point: survey_topology(). It never fails: a failure is a report. The rungs are those of a
// ping to the target, then topology.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Conditions, database and password are for the members; a Sentinel is asked without a password
// unless it wants one, then with that of Sentinels, if there is one, else with the members'.
// `report` is one on the target, from report_on().
asio::awaitable<void> survey_topology(const Target& target, RunContext& context, Report& report);

}  // namespace rconn
