// How long this machine has been suspended since it was started.
// Entry point: time_suspended(). The monotonic clock does not count that time.
#pragma once

#include <chrono>

namespace rconn::net {

// Two calls without a suspension between them may differ by less than a millisecond. Always 0 where
// the system does not tell.
std::chrono::nanoseconds time_suspended();

}  // namespace rconn::net
