// Connects to the first of a target's addresses that accepts.
// Entry point: dial(), with what find_addresses() found.
// Addresses are tried in the resolver's order, within one shared budget: side by side where one
// does not answer (see race()), or, for a sequential target, strictly one after another, as in PHP.
// Unlike in PHP, the lookup counts towards this budget.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/stream.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The rung connect. None without addresses, or after a failure, which is in the report: it has the
// most specific fault of all addresses and the details of all.
// For `spare_descriptors` see race().
asio::awaitable<std::optional<net::Stream>> dial(const Target& target,
                                                 std::vector<net::Address> addresses,
                                                 RungTimer& timer, std::size_t& spare_descriptors,
                                                 net::Deadline deadline);

}  // namespace rconn
