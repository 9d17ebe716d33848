// Connects to the first of several addresses that answers, so that one that drops packets does not
// use up the budget (the idea of RFC 8305).
// Entry point: race(). Attempts begin in the order of the addresses: when the last one begun has
// failed, or has not answered after the smaller of max_head_start and the budget divided by the
// number of addresses. The first to connect wins; the others are closed at once.
// Invariant: no attempt is left when race() returns.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "connector/ladder/rungs/try_address.hpp"

namespace rconn {

inline constexpr std::chrono::milliseconds max_head_start{250};

struct RaceResult {
  std::vector<Attempt> attempts;    // those begun, in the order of the addresses
  std::vector<ConnectFacts> facts;  // of each of them
  // Empty if all failed. The other attempts then have a failure each, but one that connected at the
  // same moment.
  std::optional<net::Stream> stream;
  std::size_t winner = 0;  // its place in `attempts`
  net::Clock::time_point ended;
};

// `addresses` must stay valid until the call completes. `spare` is the number of descriptors that
// attempts beside the first one may use, shared with other races. Without any, or where the system
// has none, an attempt waits until another ends.
asio::awaitable<RaceResult> race(std::span<const net::Address> addresses, std::size_t& spare,
                                 net::Deadline deadline);

}  // namespace rconn
