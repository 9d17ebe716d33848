// Converts timeouts as phpredis does: seconds as a double, truncated to whole microseconds.
// Entry points: to_timeval() for any double, timeval_of() for those that no release rejects. Pure.
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

// Truncates seconds and microseconds separately, so that 4.35 becomes 4 s and 349,999 µs. None if
// both are 0, which means "not set", never "unlimited". Values that no integer can hold, NaN
// included, become the smallest integer, as on x86-64: PHP then waits for ever.
std::optional<Timeval> to_timeval(double seconds);

// Whether PHP's poll, which counts whole milliseconds, waits for ever, or not at all.
bool waits_forever(const Timeval& timeval);
bool waits_not(const Timeval& timeval);

// The same as a duration; `seconds` is 0..max_timeout.
std::optional<std::chrono::microseconds> timeval_of(double seconds);

}  // namespace rconn::phpredis
