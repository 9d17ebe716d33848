// How many connections this process may have open at once.
// Entry point: raise_descriptor_limit().
#pragma once

#include <cstddef>

namespace rconn {

// What a lookup may need for a while (resolv.conf(5)).
inline constexpr std::size_t descriptors_of_lookup = 2;

// What everything else needs: standard streams, files, the event loop.
inline constexpr std::size_t descriptors_besides = 24;

// Raises the soft limit of descriptors to the hard one, which harms nobody who does not use
// select(2), and returns what holds now (getrlimit(2)).
std::size_t raise_descriptor_limit();

}  // namespace rconn
