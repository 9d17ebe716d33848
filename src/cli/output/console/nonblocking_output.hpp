// Writes to a descriptor as much as it takes at once.
// Entry point: NonblockingOutput::write_some(). For a pipe or terminal it opens a file description
// of its own where it can, and makes only that one non-blocking.
#pragma once

#include <sys/types.h>

#include <string_view>

#include "connector/net/process/descriptor.hpp"

namespace rconn::cli {

class NonblockingOutput {
 public:
  explicit NonblockingOutput(int descriptor) : descriptor_(descriptor) {}

  // Returns the number of bytes taken, or -errno; -EAGAIN: none now, wait_for_room() tells when.
  ssize_t write_some(std::string_view text);

  // Waits at most `milliseconds`. Without a file description of its own, the next write_some() may
  // block all the same, if another process has taken the room meanwhile.
  void wait_for_room(int milliseconds);

 private:
  enum class Kind {
    unknown,
    file,         // a regular file or a block device: never waits for a reader
    socket,       // send(2) has a flag
    reopened,     // `own_` is non-blocking
    no_own_open,  // it cannot be opened again: another user's pipe, or not by this system
  };

  void find_kind();

  int descriptor_;
  Descriptor own_;
  Kind kind_ = Kind::unknown;
  bool has_room_ = false;  // no_own_open: poll(2) said so
};

}  // namespace rconn::cli
