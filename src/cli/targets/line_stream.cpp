#include "cli/targets/line_stream.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "cli/targets/whole_file.hpp"

namespace rconn::cli {
namespace {

std::string words(int error) { return std::generic_category().message(error); }

bool is_readable(int descriptor) {
  pollfd input{descriptor, POLLIN, 0};
  return ::poll(&input, 1, 0) != 0;  // read() reports errors
}

}  // namespace

LineStream::LineStream(int descriptor, std::string name)
    : input_(std::make_shared<const OpenInput>(descriptor)), name_(std::move(name)) {}

Parsed<LineStream> LineStream::open(const std::string& path,
                                    const std::optional<net::Clock::time_point>& end) {
  if (path == "-") return LineStream(STDIN_FILENO, name_of_file(path));
  // Non-blocking, so that opening a pipe does not wait for its writer.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return unreadable(path, {net::ReadError::Kind::failed, errno, 0});
  LineStream stream(descriptor, path);
  struct stat about{};
  if (::fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode)) {
    return unreadable(path, {net::ReadError::Kind::failed, EISDIR, 0});
  }
  if (end && net::may_wait(descriptor)) {
    if (const auto error = net::wait_readable(descriptor, end)) return unreadable(path, *error);
  }
  return stream;
}

Line LineStream::next() {
  // Then the caller gets a turn: a line of a device may have no end.
  constexpr int max_reads = 16;
  for (int reads = 0; reads < max_reads; ++reads) {
    Line line = take_line();
    if (line.kind != Line::Kind::not_yet) return line;
    if (ended_) return {Line::Kind::end, {}, number_};
    line = read_more();
    if (line.kind != Line::Kind::text) return line;
  }
  return {Line::Kind::not_yet, {}, 0};
}

// Takes a line from the buffer; not_yet if it holds no complete one.
Line LineStream::take_line() {
  while (true) {
    const std::size_t end = buffer_.find('\n', taken_);
    const bool last = ended_ && taken_ < buffer_.size();
    if (end == std::string::npos && !last) return keep_partial_line();
    const std::size_t stop = end == std::string::npos ? buffer_.size() : end;
    std::string text = buffer_.substr(taken_, stop - taken_);
    taken_ = end == std::string::npos ? stop : end + 1;
    if (std::exchange(skipping_, false)) continue;  // the end of a line reported as too long
    ++number_;
    if (text.size() > max_line_size) return {Line::Kind::too_long, {}, number_};
    return {Line::Kind::text, std::move(text), number_};
  }
}

// Keeps an incomplete line in the buffer, or reports once that it is too long and drops it.
Line LineStream::keep_partial_line() {
  buffer_.erase(0, std::exchange(taken_, 0));
  if (buffer_.size() <= max_line_size) return {Line::Kind::not_yet, {}, 0};
  buffer_.clear();
  if (std::exchange(skipping_, true)) return {Line::Kind::not_yet, {}, 0};
  return {Line::Kind::too_long, {}, ++number_};
}

// Kind::text stands for new bytes or the end of the input.
Line LineStream::read_more() {
  if (!is_readable(descriptor())) return {Line::Kind::not_yet, {}, 0};
  std::array<char, 16384> room;
  const ssize_t got = ::read(descriptor(), room.data(), room.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return {Line::Kind::not_yet, {}, 0};
  ended_ = got <= 0;
  if (got < 0) {
    buffer_.clear();
    taken_ = 0;
    return {Line::Kind::failed, words(errno), number_};
  }
  buffer_.append(room.data(), static_cast<std::size_t>(got));
  return {Line::Kind::text, {}, 0};
}

}  // namespace rconn::cli
