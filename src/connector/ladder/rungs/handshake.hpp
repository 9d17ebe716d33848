// The rung tls: the TLS handshake, if the target uses TLS.
// Entry point: secure(). The report gets what the peer presented, even after a failure.
#pragma once

#include <memory>
#include <optional>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/connection.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The name that the server's certificate must cover: the server name from the settings, else the
// host; empty for a unix socket.
std::string name_to_verify(const Target& target);

// Returns false after a failure, which is then in the report. `context` must not be null.
asio::awaitable<bool> secure(const Target& target, net::Connection& connection, RungTimer& timer,
                             std::shared_ptr<const net::TlsContext> context,
                             net::Deadline deadline);

}  // namespace rconn
