// An open file or standard input, to read from.
// Entry point: OpenInput. It closes what it opened: standard input is not its own.
#pragma once

#include <unistd.h>

namespace rconn::cli {

class OpenInput {
 public:
  // -1: could not be opened.
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
