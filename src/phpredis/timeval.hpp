// Timeouts as phpredis makes them: seconds as a double, truncated to whole microseconds.
// Entry points: to_timeval() for any double, timeval_of() for those no release rejects. Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace rconn::phpredis {

// The largest timeout, in seconds, that any release accepts.
inline constexpr double max_timeout = 2147483647.0;

struct Timeval {
  std::int64_t seconds;
  std::int32_t microseconds;
  bool operator==(const Timeval&) const = default;
};

// Seconds and microseconds by truncation, both parts apart, so that 4.35 is 4 s and 349,999 µs;
// nothing where that leaves 0/0, which means "not set", never "unlimited".
// What no integer can hold, NaN too, becomes the smallest one, as on x86-64: PHP waits forever.
std::optional<Timeval> to_timeval(double seconds);

// The same as a duration; `seconds` is 0..max_timeout.
std::optional<std::chrono::microseconds> timeval_of(double seconds);

}  // namespace rconn::phpredis
