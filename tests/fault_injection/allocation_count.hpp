// What a preloaded library tells, in a file, of the allocations since main began.
#pragma once

#include <atomic>

namespace fault_injection {

struct AllocationCount {
  std::atomic<unsigned long> all{0};
  std::atomic<unsigned long> failed_in_lookup{0};  // the C library's own, while it looks a name up
};

}  // namespace fault_injection
