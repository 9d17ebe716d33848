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
  count_ = std::min(limit.rlim_cur, max_descriptors);
  rlimit raised = limit;
  raised.rlim_cur = std::min(limit.rlim_max, max_descriptors);
  if (raised.rlim_cur <= limit.rlim_cur || ::setrlimit(RLIMIT_NOFILE, &raised) != 0) return;
  before_ = limit;
  count_ = raised.rlim_cur;
}

RaisedDescriptorLimit::~RaisedDescriptorLimit() {
  if (before_) static_cast<void>(::setrlimit(RLIMIT_NOFILE, &*before_));
}

}  // namespace rconn
