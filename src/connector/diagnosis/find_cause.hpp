// Finds out what lies behind a failure by trying another way: the other mode (TLS or clear text),
// and what the other addresses said.
// Entry point: find_cause(). Safe: it sends a PING or a handshake, never a password, and is done
// within one more connect budget.
#pragma once

#include <optional>

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/tls/contexts.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Nothing if the failure speaks for itself or nothing could be made sure of. `reached` is the
// address that was connected to; null if none was.
asio::awaitable<std::optional<Finding>> find_cause(const Target& target, const Report& report,
                                                   const net::Address* reached,
                                                   net::TlsContexts& contexts,
                                                   net::Clock::time_point start);

}  // namespace rconn
