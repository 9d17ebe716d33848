// Further connections that show what is behind a failure: the other mode (TLS or clear text), a
// server name, other ciphers.
// Entry point: run_experiments(), for traces. What they show becomes evidence, see find_cause().
// It sends only a PING or a handshake, never a password, and takes at most one more connect budget.
#pragma once

#include <optional>

#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// For a report with a failure. `reached` is the address that was connected to; null if none was.
// `end`: of the operation, see operation_end().
asio::awaitable<void> run_experiments(const Target& target, Report& report,
                                      const net::Address* reached, TlsContexts& contexts,
                                      std::optional<net::Deadline> end);

}  // namespace rconn
