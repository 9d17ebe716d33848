// A time limit, and which of the target's limits it is.
// Entry point: Limit. Most are set by options; cli/output names the option where a detail contains
// a limit (see detail.hpp).
#pragma once

#include <chrono>

namespace rconn {

enum class LimitKind {
  none,           // built into rconn; no option sets it
  connect,        // Target::connect_budget
  connect_share,  // its share for one of several addresses
  reply,          // Target::read_budget
  total,          // Target::total_budget
};

struct Limit {
  LimitKind kind = LimitKind::none;
  std::chrono::microseconds length{};

  bool operator==(const Limit&) const = default;
};

}  // namespace rconn
