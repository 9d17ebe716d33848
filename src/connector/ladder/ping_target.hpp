// Runs the rungs on one target and fills its report.
// Entry points: ping_target(), resolve_target(). Failures go into the report.
// The caller makes the report by report_on(): returning it by value would double its memory.
#pragma once

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// resolve, connect, tls, auth, select, ping, expectation; then closes the connection. For a
// persistent target: liveness first, if a connection was kept; keeps the connection after success.
asio::awaitable<void> ping_target(const Target& target, RunContext& context, Report& report);

// resolve only.
asio::awaitable<void> resolve_target(const Target& target, RunContext& context, Report& report);

}  // namespace rconn
