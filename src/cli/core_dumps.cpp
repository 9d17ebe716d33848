#include "cli/core_dumps.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <optional>

namespace rconn::cli {
namespace {

// Less than any file, and what Linux takes for "neither to a program": a limit of 0 is not heeded
// where core(5)'s core_pattern names one.
constexpr rlim_t none = 1;

std::optional<rlimit> former;

}  // namespace

// Not PR_SET_DUMPABLE, which would keep debuggers and /proc from their own user, too.
void forbid_core_dumps() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_CORE, &limit) != 0) return;
  former = limit;
  limit.rlim_cur = std::min(none, limit.rlim_max);
  static_cast<void>(::setrlimit(RLIMIT_CORE, &limit));  // no more than was allowed: never refused
}

void allow_core_dumps_again() {
  if (former) static_cast<void>(::setrlimit(RLIMIT_CORE, &*former));
}

}  // namespace rconn::cli
