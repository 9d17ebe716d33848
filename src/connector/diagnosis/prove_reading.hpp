// Proves that a peer that answered PONG reads what it is sent: one that says PONG by itself seems
// to answer. Entry point: prove_reading(). Sends a nonce by ECHO. If the peer does not answer it
// (some proxies close at ECHO), it must say nothing on another connection until it gets a PING.
// Sends no password.
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
  std::string means;               // see Identity::proof; empty: there is none
  std::optional<Failure> failure;  // the peer answers without reading, or answers no more
};

// Neither a proof nor a failure: the peer turned the second connection away. `session` may be
// unusable. `pong_took`: from the connection to the PONG.
asio::awaitable<ReadingProof> prove_reading(Session session, Peer peer,
                                            net::Clock::duration pong_took, ReplyBudget budget);

}  // namespace rconn
