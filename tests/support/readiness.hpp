// Which of many descriptors has something to read, for the one thread that serves them.
// Entry point: Readiness::wait(). What is watched is forgotten when it is closed.
#pragma once

#include <optional>
#include <vector>

#include "support/descriptor.hpp"

namespace support {

class Readiness {
 public:
  Readiness();

  void watch(int descriptor) const;

  // Empty: the time is over, which -1 never is, or a signal came. Nothing: end() was called.
  [[nodiscard]] std::optional<std::vector<int>> wait(int timeout_ms = -1) const;

  // From any thread.
  void end() const;

 private:
  Descriptor epoll_, end_;
};

}  // namespace support
