#include "phpredis/timeval.hpp"

#include <limits>

namespace rconn::phpredis {
namespace {

template <typename Integer>
Integer truncated(double value) {
  // Both bounds are powers of two, so doubles hold them exactly. NaN fails the comparison.
  constexpr auto smallest = static_cast<double>(std::numeric_limits<Integer>::min());
  const bool fits = value >= smallest && value < -smallest;
  return fits ? static_cast<Integer>(value) : std::numeric_limits<Integer>::min();
}

}  // namespace

std::optional<Timeval> to_timeval(double seconds) {
  const auto whole = truncated<std::int64_t>(seconds);
  const double rest = (seconds - static_cast<double>(whole)) * 1'000'000;
  const Timeval value{whole, truncated<std::int32_t>(rest)};
  if (value == Timeval{0, 0}) return std::nullopt;
  return value;
}

bool waits_forever(const Timeval& timeval) {
  return timeval.seconds == std::numeric_limits<std::int64_t>::min();
}

bool waits_not(const Timeval& timeval) {
  return timeval.seconds == 0 && timeval.microseconds >= 0 && timeval.microseconds < 1000;
}

std::optional<std::chrono::microseconds> timeval_of(double seconds) {
  const auto value = to_timeval(seconds);
  if (!value) return std::nullopt;
  return std::chrono::seconds(value->seconds) + std::chrono::microseconds(value->microseconds);
}

}  // namespace rconn::phpredis
