// The standard output or standard error of a child, which the test reads as it likes, or not at
// all. Entry point: OutputPipe; pass surroundings() to the Process, then call begun().
#pragma once

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include "command_line/output/undeliverable_output.hpp"
#include "support/descriptor.hpp"

namespace support {

class OutputPipe {
 public:
  // The smallest pipe that the kernel allows.
  explicit OutputPipe(int flags = 0) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    read_ = Descriptor(ends[0]);
    write_ = Descriptor(ends[1]);
    ::fcntl(write_.get(), F_SETPIPE_SZ, 1);
    if (flags != 0) ::fcntl(write_.get(), F_SETFL, flags);
  }

  [[nodiscard]] Surroundings surroundings(int stream = 1) const {
    return in_child([end = write_.get(), stream] { ::dup2(end, stream); });
  }
  void fill() const {
    const std::string bytes(512, '-');
    while (::write(write_.get(), bytes.data(), bytes.size()) > 0) {
    }
  }
  void make_blocking() const { ::fcntl(write_.get(), F_SETFL, 0); }
  void begun() { write_.reset(); }
  void leave() { read_.reset(); }

  // Whether the end that the child inherited has been made non-blocking.
  [[nodiscard]] bool is_nonblocking() const {
    return (::fcntl(write_.get(), F_GETFL) & O_NONBLOCK) != 0;
  }

  // Reads small pieces slowly, to the end.
  [[nodiscard]] std::string read_slowly() const {
    std::string all;
    std::array<char, 700> room;
    for (ssize_t got = 0; (got = ::read(read_.get(), room.data(), room.size())) > 0;) {
      all.append(room.data(), static_cast<std::size_t>(got));
      std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
    return all;
  }

  [[nodiscard]] bool is_full() const {
    int waiting = 0;
    ::ioctl(read_.get(), FIONREAD, &waiting);
    constexpr int longest_line = 1500;
    return waiting >= ::fcntl(read_.get(), F_GETPIPE_SZ) - longest_line;
  }

 private:
  Descriptor read_, write_;
};

}  // namespace support
