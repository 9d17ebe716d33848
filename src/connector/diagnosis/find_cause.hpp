// Finds the cause of a failure by trying the other mode (TLS or clear text), or from the attempts
// at other addresses. Entry point: find_cause(). It sends only a PING or a handshake, never a
// password, and takes at most one more connect budget.
#pragma once

#include <optional>

#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// None if the failure explains itself, or no cause could be established. `reached` is the address
// that was connected to; null if none was. `end`: of the operation, see operation_end().
asio::awaitable<std::optional<Finding>> find_cause(const Target& target, const Report& report,
                                                   const net::Address* reached,
                                                   TlsContexts& contexts,
                                                   std::optional<net::Deadline> end);

}  // namespace rconn
