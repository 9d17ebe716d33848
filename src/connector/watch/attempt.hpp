// A probe that makes a connection of its own: all rungs.
// Entry points: connect_and_ping(); end_of_attempt().
#pragma once

#include <optional>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"
#include "connector/watch/masters/place.hpp"

namespace rconn {

// When a probe that begins now must be over: after connect_budget + read_budget.
net::Deadline end_of_attempt(const Target& target);

// resolve, connect, tls, auth, select, ping, expectation, until end_of_attempt().
// `report` comes from report_on(). After a success `kept` is the connection, if it can still
// be used. It is an out-parameter because returning it would double its memory.
asio::awaitable<void> connect_and_ping(const Place& place, RunContext& context, Report& report,
                                       std::optional<KeptConnection>& kept);

}  // namespace rconn
