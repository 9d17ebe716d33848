// The rungs that make a connection: resolve, connect and tls.
// Entry points: prepare_tls(), then connect_to(); or, for who needs the addresses himself,
// find_addresses() (rungs/dial), open_connection() and make_kept_connection(). A failure is in the
// report.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/dial.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/connection.hpp"
#include "connector/net/tls/contexts.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Before the clock starts: what TLS needs. Nothing where the target speaks clear text, and after a
// failure.
std::shared_ptr<const net::TlsContext> prepare_tls(const Target& target, net::TlsContexts& contexts,
                                                   Report& report);

// resolve, connect and tls into `held`, which stays empty after a failure. It is the caller's: to
// return it would take its room twice over.
asio::awaitable<void> connect_to(const Target& target, RunContext& context, RungTimer& timer,
                                 std::shared_ptr<const net::TlsContext> tls_context,
                                 std::optional<KeptConnection>& held);

// A connection, and since when.
struct Opened {
  net::Connection connection;
  net::Clock::time_point at;
};

// connect and tls. Nothing after a failure.
asio::awaitable<std::optional<Opened>> open_connection(
    const Target& target, std::vector<net::Address> addresses, RungTimer& timer,
    std::shared_ptr<const net::TlsContext> tls_context, net::Deadline deadline);

// It with what those who may use it later need to know.
KeptConnection make_kept_connection(Opened opened, const Target& target, Report& report);

}  // namespace rconn
