#include "connector/net/descriptor_limit.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace rconn {

std::size_t raise_descriptor_limit() {
  constexpr rlim_t enough = 1'000'000;  // where there is no limit
  constexpr std::size_t by_posix = 20;  // at least
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return by_posix;
  const rlim_t before = limit.rlim_cur;
  limit.rlim_cur = std::min(limit.rlim_max, enough);
  if (limit.rlim_cur > before && ::setrlimit(RLIMIT_NOFILE, &limit) == 0) return limit.rlim_cur;
  return std::min(before, enough);
}

}  // namespace rconn
