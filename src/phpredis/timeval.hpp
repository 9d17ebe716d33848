// Timeouts as phpredis makes them: seconds as a double, truncated to whole microseconds.
// Entry point: timeval_of(). Pure.
#pragma once

#include <chrono>
#include <optional>

namespace rconn::phpredis {

// The largest timeout, in seconds, that any release accepts.
inline constexpr double longest_timeout = 2147483647.0;

// Seconds and microseconds by truncation, both parts apart, so that 4.35 is 4 s and 349,999 µs;
// nothing where that leaves 0/0, which means "not set", never "unlimited".
// `seconds` is 0..longest_timeout.
std::optional<std::chrono::microseconds> timeval_of(double seconds);

}  // namespace rconn::phpredis
