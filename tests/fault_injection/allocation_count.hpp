// Counts of the allocations since main began. The preloaded library keeps them in a file.
#pragma once

#include <atomic>

namespace fault_injection {

struct AllocationCount {
  std::atomic<unsigned long> all{0};
  std::atomic<unsigned long> failed_in_lookup{0};  // made by the C library during a name lookup
};

}  // namespace fault_injection
