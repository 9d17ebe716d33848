// Takes one target up the rungs and fills its report.
// Entry points: ping_target(), resolve_target(). They never fail: a failure is a report.
// The report is the caller's, from report_on(): to return it would take its room twice over.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// resolve, connect, tls, auth, select, ping; the connection is closed at the end. To a persistent
// target: liveness first, where a connection was kept; at the end it is kept if all went well.
asio::awaitable<void> ping_target(const Target& target, RunContext& context, Report& report);

// resolve only.
asio::awaitable<void> resolve_target(const Target& target, RunContext& context, Report& report);

}  // namespace rconn
