// Waits for the descriptors that are readable, for a single-threaded server.
// Entry point: Readiness::wait(). Closing a descriptor stops watching it.
#pragma once

#include <optional>
#include <vector>

#include "support/descriptor.hpp"

namespace support {

class Readiness {
 public:
  Readiness();

  void watch(int descriptor) const;

  // Returns an empty list after the timeout (-1: none) or a signal, or nullopt after end().
  [[nodiscard]] std::optional<std::vector<int>> wait(int timeout_ms = -1) const;

  // Thread-safe.
  void end() const;

 private:
  Descriptor epoll_, end_;
};

}  // namespace support
