// A limit, and which of the target's limits it is.
// Entry points: Limit, in time; ReplyLimit, in size. Most are set by options; cli/output names the
// option where a detail contains a limit (see detail.hpp).
#pragma once

#include <chrono>
#include <cstddef>

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

// The largest reply that is taken, in bytes: several times CLUSTER SLOTS of 2,000 nodes or SENTINEL
// MASTERS of 5,000 masters.
inline constexpr std::size_t default_max_reply = std::size_t{32} << 20;

// Target::max_reply, when a reply exceeded it.
struct ReplyLimit {
  std::size_t bytes = 0;
  std::size_t string_size = 0;  // of the string that exceeded it, in bytes; 0: something else did

  bool operator==(const ReplyLimit&) const = default;
};

}  // namespace rconn
