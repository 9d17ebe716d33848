#include "connector/net/process/descriptor_limit.hpp"

#include <algorithm>

namespace rconn {
namespace {

constexpr rlim_t max_descriptors = 1'000'000;  // also where there is no limit
constexpr std::size_t posix_minimum = 20;      // the minimum that POSIX guarantees

}  // namespace

RaisedDescriptorLimit::RaisedDescriptorLimit() : count_(posix_minimum) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  count_ = static_cast<std::size_t>(std::min(limit.rlim_cur, max_descriptors));
  rlimit raised = limit;
  raised.rlim_cur = std::min(limit.rlim_max, max_descriptors);
  // macOS has no hard limit by default, but refuses more than the system as a whole allows.
  for (; raised.rlim_cur > limit.rlim_cur; raised.rlim_cur /= 2) {
    if (::setrlimit(RLIMIT_NOFILE, &raised) != 0) continue;
    before_ = limit;
    count_ = static_cast<std::size_t>(raised.rlim_cur);
    return;
  }
}

RaisedDescriptorLimit::~RaisedDescriptorLimit() {
  if (before_) static_cast<void>(::setrlimit(RLIMIT_NOFILE, &*before_));
}

}  // namespace rconn
