// Reads whole files. A FIFO without a writer, a socket or a device may keep a reader waiting for
// ever: here it waits until its end, or until a signal is caught.
// Entry point: read_file(); process_start(), from which the time of a run counts. File systems that
// hang (NFS) cannot be interrupted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "connector/net/deadline.hpp"
#include "connector/net/process/wait_end.hpp"
#include "connector/values/result.hpp"

namespace rconn::net {

// When this process began to use time, to the accuracy of its own start.
Clock::time_point process_start();

struct ReadError {
  enum class Kind { failed, too_large, timed_out, interrupted };  // interrupted: also when stopped
  Kind kind = Kind::failed;
  int error = 0;             // errno, if it failed
  std::size_t max_size = 0;  // bytes, if it is too large
};

// In words: the system's message, or what rconn waited for in vain.
std::string in_words(const ReadError& error);

struct ReadLimits {
  std::size_t max_size = std::size_t{64} << 20;  // bytes; more is an error
  WaitEnd end = {};
};

using FileRead = Result<std::string, ReadError>;

// Opens the file and reads it to its end. However much was read before an error, it is an error.
FileRead read_file(const std::string& path, const ReadLimits& limits);

// Reads an open descriptor to its end, from where it stands.
FileRead read_to_end(int descriptor, const ReadLimits& limits);

// Waits until a read would return something or fail. None: it may.
std::optional<ReadError> wait_readable(int descriptor, const WaitEnd& end);

// Whether reading may wait: neither a regular file nor a directory.
bool may_wait(int descriptor);

}  // namespace rconn::net
