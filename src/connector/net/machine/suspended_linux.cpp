#include <ctime>

#include "connector/net/machine/suspended.hpp"

namespace rconn::net {
namespace {

std::chrono::nanoseconds read_clock(clockid_t clock) {
  timespec time{};
  if (::clock_gettime(clock, &time) != 0) return {};
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

// CLOCK_BOOTTIME counts suspensions, CLOCK_MONOTONIC does not (clock_gettime(2)).
std::chrono::nanoseconds time_suspended() {
  const auto awake = read_clock(CLOCK_MONOTONIC);
  return read_clock(CLOCK_BOOTTIME) - awake;
}

}  // namespace rconn::net
