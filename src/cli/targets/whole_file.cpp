#include "cli/targets/whole_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "cli/targets/open_input.hpp"

namespace rconn::cli {
namespace {

UsageError unreadable(const std::string& path, int error) {
  const std::string name = path == "-" ? name_of_file(path) : fmt::format("'{}'", path);
  return {fmt::format("{}: {}", name, std::generic_category().message(error))};
}

bool wait_for_more(int descriptor) {
  pollfd input{descriptor, POLLIN, 0};
  return ::poll(&input, 1, -1) > 0;
}

}  // namespace

std::string name_of_file(const std::string& path) { return path == "-" ? "standard input" : path; }

// Uses read(2), because C++ streams differ in how they report read errors: some throw, others
// signal the end of the file.
Parsed<std::string> read_whole(const std::string& path) {
  const OpenInput input(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (input.descriptor() < 0) return unreadable(path, errno);
  std::string content;
  std::array<char, 16384> room;
  while (true) {
    const ssize_t got = ::read(input.descriptor(), room.data(), room.size());
    if (got == 0) return content;
    if (got > 0) {
      content.append(room.data(), static_cast<std::size_t>(got));
      continue;
    }
    if (errno == EINTR) continue;
    // Standard input is non-blocking if another process that shares it made it so: then wait.
    if (errno != EAGAIN || !wait_for_more(input.descriptor())) return unreadable(path, errno);
  }
}

}  // namespace rconn::cli
