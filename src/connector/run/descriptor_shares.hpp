// Divides the file descriptors of this process between a fleet's connections and its lookups.
// Entry point: share_descriptors(). Pure.
#pragma once

#include <cstddef>

namespace rconn {

struct DescriptorShares {
  std::size_t jobs;     // maximum number of targets in progress, at least 1
  std::size_t lookups;  // maximum number of lookups in progress, at least 1
  std::size_t spare;    // for further attempts of targets in progress, see race()
};

// `descriptors` is the process's limit. `wanted_jobs` is an upper bound; 0 means the default.
DescriptorShares share_descriptors(std::size_t descriptors, std::size_t wanted_jobs);

}  // namespace rconn
