// How long replies may take: each on its own, and all of them together.
// Entry point: ReplyBudget::from(), the deadline of one reply.
#pragma once

#include <chrono>
#include <optional>

#include "connector/net/deadline.hpp"

namespace rconn {

// A reply must have come `each` after its command, but never past `end`.
struct ReplyBudget {
  std::chrono::microseconds each;
  std::optional<net::Deadline> end;

  [[nodiscard]] net::Deadline from(net::Clock::time_point start) const;
};

}  // namespace rconn
