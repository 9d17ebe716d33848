// What the system says of this process: memory, descriptors, CPU time.
// Entry point: find_process_facts(). Never waits.
#pragma once

#include "connector/values/serve/process_facts.hpp"

namespace rconn::net {

ProcessFacts find_process_facts();

// Parts of it, where the system shows them.
std::optional<std::uint64_t> resident_memory();
std::optional<std::uint64_t> open_descriptors();

}  // namespace rconn::net
