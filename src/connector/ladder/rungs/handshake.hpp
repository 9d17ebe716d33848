// The rung between connect and auth: TLS, where the target wants it.
// Entry point: secure(). What the peer showed of itself goes
// into the report, also after a failure.
#pragma once

#include <memory>
#include <optional>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/connection.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/tls/contexts.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The name that the target's certificate must cover: the one to be sent, else the host; empty for a
// socket.
std::string name_to_verify(const Target& target);

// False after a failure, which is then in the report. Must have a context if the target wants TLS.
asio::awaitable<bool> secure(const Target& target, net::Connection& connection, RungTimer& timer,
                             std::shared_ptr<const net::TlsContext> context,
                             net::Deadline deadline);

}  // namespace rconn
