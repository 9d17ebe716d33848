// Proves that a peer that answered PONG reads what it is sent: one that says PONG by itself seems
// to answer. Entry point: prove_reading(). Sends a nonce by ECHO. If the peer does not answer it
// (some proxies close at ECHO), it must say nothing on another connection until it gets a PING.
// Sends no password. A proxy that answers PING itself is asked for a key that nobody has, which
// only the server behind it can answer.
#pragma once

#include <optional>
#include <string>

#include "connector/diagnosis/connect_again.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/fault.hpp"

namespace rconn {

struct ReadingProof {
  std::string means;  // see Identity::proof; empty: there is none
  // The peer answers without reading, or answers no more, or is a proxy without a server.
  std::optional<Failure> failure;
};

// Neither a proof nor a failure: the peer turned the second connection away. `session` may be
// unusable. `pong_took`: from the connection to the PONG. `may_be_proxy`: it does not say who it
// is.
asio::awaitable<ReadingProof> prove_reading(Session session, Peer peer,
                                            net::Clock::duration pong_took, ReplyBudget budget,
                                            bool may_be_proxy);

}  // namespace rconn
