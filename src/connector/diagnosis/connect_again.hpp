// Another connection to where a target was reached, with the same protection.
// Entry points: connect_again(); log_in_again(), to send the password there once more.
#pragma once

#include <memory>
#include <optional>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The peer behind a target: where it was reached, and how to connect there again.
struct Peer {
  const Target& target;
  const net::Address& address;
  std::shared_ptr<const net::TlsContext> tls_context;  // null: clear text
};

// Within one more connect budget. None: the peer turned it away.
asio::awaitable<std::optional<Session>> connect_again(const Peer& peer, ReplyBudget budget);

// The same, logged in as the target asks. None: the peer did not accept that.
asio::awaitable<std::optional<KeptConnection>> log_in_again(const Peer& peer, ReplyBudget budget);

}  // namespace rconn
