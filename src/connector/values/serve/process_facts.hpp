// What the system says of this process: the usual metrics of a process.
// Entry point: ProcessFacts; net/machine/find_process_facts() fills it. None: the system does not
// say.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace rconn {

struct ProcessFacts {
  std::optional<std::uint64_t> resident;          // memory, in bytes
  std::optional<std::uint64_t> open_descriptors;  // the one that counts them included
  std::optional<std::uint64_t> max_descriptors;   // its limit; none: there is no limit
  std::optional<std::chrono::nanoseconds> cpu;    // user and system, since it started
};

}  // namespace rconn
