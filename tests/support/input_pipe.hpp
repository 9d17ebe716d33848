// Standard input of a program, written by a test while the program runs.
// Entry point: InputPipe; pass surroundings() to the Process.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string_view>

#include "support/descriptor.hpp"
#include "support/process.hpp"

namespace support {

class InputPipe {
 public:
  InputPipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    read_ = Descriptor(ends[0]);
    write_ = Descriptor(ends[1]);
  }

  [[nodiscard]] Surroundings surroundings() const {
    return {{}, "", [end = read_.get()] { ::dup2(end, 0); }};
  }

  // Blocks while the pipe is full.
  void write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(write_.get(), text.data(), text.size());
      if (written <= 0) throw std::runtime_error("write");
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void close() { write_.reset(); }

 private:
  Descriptor read_, write_;
};

}  // namespace support
