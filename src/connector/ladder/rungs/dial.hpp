// Resolves a target and connects to the first of its addresses that accepts.
// Entry points: find_addresses(), then dial() with what it found.
// Addresses are tried one after another, in the resolver's order, under one shared budget; a
// budget used up ends the tries, as in PHP. Unlike PHP, the lookup is inside the budget too.
#pragma once

#include <optional>
#include <vector>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/resolver.hpp"
#include "connector/net/stream.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Whether its host is a name.
bool needs_lookup(const Target& target);

// The rung resolve, where the target needs one. Empty after a failure, which is in the report.
asio::awaitable<std::vector<net::Address>> find_addresses(const Target& target, RungTimer& timer,
                                                          net::Resolver& resolver,
                                                          net::Deadline deadline);

// One address, connected to or not: `attempt` tells.
struct Tried {
  net::Stream stream;
  Attempt attempt;
  net::Clock::time_point ended;
};

// `address` must stay valid meanwhile.
asio::awaitable<Tried> try_address(const net::Address& address, net::Deadline deadline);

// The rung connect. Nothing after a failure, which is in the report, or where there is no address;
// the failure is that of the address that told most, its detail names them all.
asio::awaitable<std::optional<net::Stream>> dial(std::vector<net::Address> addresses,
                                                 RungTimer& timer, net::Deadline deadline);

}  // namespace rconn
