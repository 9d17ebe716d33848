// Raises the descriptor limit as far as the system allows, for tests with many connections.
// Entry point: ManyDescriptors, for its lifetime.
#pragma once

#include <sys/resource.h>

#include <cstddef>
#include <stdexcept>

namespace support {

class ManyDescriptors {
 public:
  ManyDescriptors() {
    if (::getrlimit(RLIMIT_NOFILE, &before_) != 0) throw std::runtime_error("getrlimit");
    rlimit raised = before_;
    raised.rlim_cur = raised.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &raised) != 0) throw std::runtime_error("setrlimit");
  }
  ManyDescriptors(const ManyDescriptors&) = delete;
  ManyDescriptors& operator=(const ManyDescriptors&) = delete;
  ~ManyDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

  [[nodiscard]] std::size_t count() const { return before_.rlim_max; }

 private:
  rlimit before_{};
};

}  // namespace support
