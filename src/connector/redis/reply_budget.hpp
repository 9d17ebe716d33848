// How long replies may take: each one, and all together.
// Entry point: ReplyBudget::from(), the deadline of one reply.
#pragma once

#include <chrono>
#include <optional>

#include "connector/net/deadline.hpp"

namespace rconn {

// A reply must come within `each` of its command, and before `end`.
struct ReplyBudget {
  std::chrono::microseconds each;
  std::optional<net::Deadline> end;

  [[nodiscard]] net::Deadline from(net::Clock::time_point start) const;
};

}  // namespace rconn
