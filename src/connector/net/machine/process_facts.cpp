#include "connector/net/machine/process_facts.hpp"

#include <sys/resource.h>
#include <sys/time.h>

namespace rconn::net {
namespace {

std::chrono::nanoseconds duration_of(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

std::optional<std::chrono::nanoseconds> cpu_time() {
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) != 0) return std::nullopt;
  return duration_of(used.ru_utime) + duration_of(used.ru_stime);
}

std::optional<std::uint64_t> max_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return std::nullopt;
  if (limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
  return limit.rlim_cur;
}

}  // namespace

ProcessFacts find_process_facts() {
  return {.resident = resident_memory(),
          .open_descriptors = open_descriptors(),
          .max_descriptors = max_descriptors(),
          .cpu = cpu_time()};
}

}  // namespace rconn::net
