// The rungs that make a connection: resolve, connect and tls.
// Entry points: prepare_tls(), then connect_to(); or, for a caller that needs the addresses,
// find_addresses() (rungs), open_connection() and make_kept_connection(). A failure is put
// into the report.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/dial.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/connection.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Makes the TLS context, within the target's total budget but before the first rung begins. Null if
// the target does not use TLS, or after a failure.
asio::awaitable<std::shared_ptr<const net::TlsContext>> prepare_tls(const Target& target,
                                                                    TlsContexts& contexts,
                                                                    RungTimer& timer);

// resolve, connect and tls. Sets `held`, or leaves it empty after a failure. It is an out-parameter
// because returning it would double its memory in the coroutine frames.
asio::awaitable<void> connect_to(const Target& target, RunContext& context, RungTimer& timer,
                                 std::shared_ptr<const net::TlsContext> tls_context,
                                 std::optional<KeptConnection>& held);

// A connection and the time when it was opened.
struct Opened {
  net::Connection connection;
  net::Clock::time_point at;
};

// connect and tls. None after a failure.
asio::awaitable<std::optional<Opened>> open_connection(
    const Target& target, std::vector<net::Address> addresses, RunContext& context,
    RungTimer& timer, std::shared_ptr<const net::TlsContext> tls_context, net::Deadline deadline);

// Adds the state that later users of the connection need.
KeptConnection make_kept_connection(Opened opened, const Target& target, Report& report);

}  // namespace rconn
