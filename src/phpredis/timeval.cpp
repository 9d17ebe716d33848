#include "phpredis/timeval.hpp"

#include <cstdint>

namespace rconn::phpredis {

std::optional<std::chrono::microseconds> timeval_of(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  const auto rest = static_cast<std::int64_t>((seconds - static_cast<double>(whole)) * 1'000'000);
  if (whole == 0 && rest == 0) return std::nullopt;
  return std::chrono::seconds(whole) + std::chrono::microseconds(rest);
}

}  // namespace rconn::phpredis
