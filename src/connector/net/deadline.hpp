// A moment by which something must have happened, and the option that set it.
// Entry point: Deadline. Timeouts are durations and live in options; inside the connector there
// are only deadlines, on the steady clock.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace rconn::net {

using Clock = std::chrono::steady_clock;

struct Deadline {
  Clock::time_point at;
  std::chrono::microseconds budget{};  // what it was made from, for messages
  std::string_view option;             // "--timeout", "--read-timeout" or "--deadline"

  // "3 s (--timeout)": for "nothing came within ...".
  [[nodiscard]] std::string text() const;
};

// The one that comes first.
inline Deadline sooner(const Deadline& a, const Deadline& b) { return b.at < a.at ? b : a; }

}  // namespace rconn::net
