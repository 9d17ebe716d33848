#include "connector/net/machine/process_facts.hpp"

namespace rconn::net {

std::optional<std::uint64_t> resident_memory() { return std::nullopt; }

std::optional<std::uint64_t> open_descriptors() { return std::nullopt; }

}  // namespace rconn::net
