// Owns the descriptor of an open file, or refers to standard input.
// Entry point: OpenInput. The destructor closes the file, but not standard input.
#pragma once

#include <unistd.h>

namespace rconn::cli {

class OpenInput {
 public:
  // `opened` is the result of open(2); -1 if that failed.
  explicit OpenInput(int opened) : descriptor_(opened) {}
  ~OpenInput() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }
  OpenInput(const OpenInput&) = delete;
  OpenInput& operator=(const OpenInput&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace rconn::cli
