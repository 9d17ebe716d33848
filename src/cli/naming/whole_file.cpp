#include "cli/naming/whole_file.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace rconn::cli {
namespace {

UsageError unreadable(const std::string& path, int error) {
  const std::string name = path == "-" ? name_of_file(path) : fmt::format("'{}'", path);
  return {fmt::format("{}: {}", name, std::generic_category().message(error))};
}

bool wait_for_more(std::FILE* file) {
  pollfd input{::fileno(file), POLLIN, 0};
  return ::poll(&input, 1, -1) > 0;
}

}  // namespace

std::string name_of_file(const std::string& path) { return path == "-" ? "standard input" : path; }

// Not a stream of the C++ library: some of those throw where reading fails, others see the end.
Parsed<std::string> read_whole(const std::string& path) {
  const bool from_input = path == "-";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(
      from_input ? nullptr : std::fopen(path.c_str(), "re"), &std::fclose);
  std::FILE* const file = from_input ? stdin : opened.get();
  if (file == nullptr) return unreadable(path, errno);
  std::string content;
  std::array<char, 16384> room;
  while (true) {
    errno = 0;
    const std::size_t got = std::fread(room.data(), 1, room.size(), file);
    content.append(room.data(), got);
    if (got == room.size()) continue;
    if (std::ferror(file) == 0) return content;
    // Whoever shares standard input has made it non-blocking: the writer is only slow.
    if (errno != EAGAIN || !wait_for_more(file)) return unreadable(path, errno);
    std::clearerr(file);
  }
}

}  // namespace rconn::cli
