// What a server said about its state, and questions about it after a failure.
// Entry points: known_state() asks nothing; ask_state() asks what explains a fault, if anything;
// ask_replication().
#pragma once

#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/values/evidence/state_facts.hpp"

namespace rconn {

// From the answers that are there already.
StateFacts known_state(const Inquiry& inquiry);

// Asks INFO persistence of a server that is loading, INFO replication of a replica without its
// master, and FUNCTION STATS of one that is busy. The session must be usable; it may be unusable
// afterwards. An answer that does not come leaves the facts unknown.
asio::awaitable<StateFacts> ask_state(Inquiry& inquiry, Fault fault);

// Adds what INFO replication says, under the same terms.
asio::awaitable<void> ask_replication(Inquiry& inquiry, StateFacts& facts);

}  // namespace rconn
