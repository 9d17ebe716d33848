#include "connector/net/file_reader.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "connector/net/process/descriptor.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/net/process/system_error.hpp"
#include "connector/values/security/wipe.hpp"

namespace rconn::net {
namespace {

const Clock::time_point started = Clock::now();

ReadError failed(int error) { return {ReadError::Kind::failed, error, 0}; }

// Wipes what it moves out of: the file may hold a password.
void append(std::string& content, std::string_view more) {
  if (content.size() + more.size() > content.capacity()) {
    std::string larger;
    larger.reserve(2 * (content.size() + more.size()));
    larger = content;
    wipe(content);
    content.swap(larger);
  }
  content += more;
}

}  // namespace

Clock::time_point process_start() { return started; }

std::string in_words(const ReadError& error) {
  switch (error.kind) {
    case ReadError::Kind::too_large:
      return "it is larger than " + std::to_string(error.max_size) + " bytes";
    case ReadError::Kind::timed_out:
      return "its end was not written before the deadline";
    case ReadError::Kind::interrupted:
      return "a signal came before its end";
    case ReadError::Kind::failed:
      break;
  }
  return system_message(error.error);
}

bool may_wait(int descriptor) {
  struct stat about{};
  return ::fstat(descriptor, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

std::optional<ReadError> wait_readable(int descriptor, const WaitEnd& end) {
  while (true) {
    if (caught_signal() != 0 || end.is_stopped()) {
      return ReadError{ReadError::Kind::interrupted, 0, 0};
    }
    std::array<pollfd, 2> awaited{pollfd{descriptor, POLLIN, 0}, {signal_descriptor(), POLLIN, 0}};
    const int ready = ::poll(awaited.data(), awaited.size(), end.poll_timeout());
    if (ready < 0 && errno != EINTR) return failed(errno);
    if (ready > 0 && awaited[0].revents != 0) return std::nullopt;
    if (ready == 0 && end.is_over()) return ReadError{ReadError::Kind::timed_out, 0, 0};
  }
}

FileRead read_to_end(int descriptor, const ReadLimits& limits) {
  // Before the first read as well: without a writer, a FIFO seems to have ended.
  const bool waits = may_wait(descriptor);
  std::string content;
  std::array<char, 16384> room;
  while (true) {
    if (waits) {
      if (const auto error = wait_readable(descriptor, limits.end)) return *error;
    }
    const ssize_t got = ::read(descriptor, room.data(), room.size());
    if (got == 0) return content;
    if (got < 0) {
      if (errno == EINTR || (errno == EAGAIN && waits)) continue;
      return failed(errno);
    }
    append(content, {room.data(), static_cast<std::size_t>(got)});
    wipe(room.data(), static_cast<std::size_t>(got));
    if (content.size() > limits.max_size) {
      return ReadError{ReadError::Kind::too_large, 0, limits.max_size};
    }
  }
}

FileRead read_file(const std::string& path, const ReadLimits& limits) {
  // Non-blocking, so that opening a FIFO does not wait for its writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) return failed(errno);
  return read_to_end(file.number(), limits);
}

}  // namespace rconn::net
