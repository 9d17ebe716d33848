// How long something may take, and which of the target's limits that is.
// Entry point: Limit. Options set them; cli names the option where one is told (see detail.hpp).
#pragma once

#include <chrono>

namespace rconn {

enum class LimitKind {
  none,           // of rconn's own, which nobody set
  connect,        // Target::connect_budget
  connect_share,  // a part of it, where several addresses share it
  reply,          // Target::read_budget
  total,          // Target::total_budget
};

struct Limit {
  LimitKind kind = LimitKind::none;
  std::chrono::microseconds length{};

  bool operator==(const Limit&) const = default;
};

}  // namespace rconn
