// Overwrites a secret in memory.
// Entry point: wipe(). Unlike memset(3), it is not left out where nobody reads the bytes
// afterwards.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>

namespace rconn {

// As explicit_bzero(3), which macOS lacks.
inline void wipe(void* bytes, std::size_t size) {
  std::memset(bytes, 0, size);
  asm volatile("" : : "r"(bytes) : "memory");  // as if the bytes were read
}

inline void wipe(std::string& text) { wipe(text.data(), text.size()); }

}  // namespace rconn
