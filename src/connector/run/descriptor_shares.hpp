// How the descriptors that this process may have are shared out among a fleet's connections and
// lookups. Pure.
// Entry point: share_descriptors().
#pragma once

#include <cstddef>

namespace rconn {

struct DescriptorShares {
  std::size_t jobs;     // targets under way at once, at least 1
  std::size_t lookups;  // names looked up at once, at least 1
};

// `wanted_jobs`: no more than that many; 0: as many as do no harm.
DescriptorShares share_descriptors(std::size_t descriptors, std::size_t wanted_jobs);

}  // namespace rconn
