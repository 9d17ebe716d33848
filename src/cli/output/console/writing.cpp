#include "cli/output/console/writing.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>

namespace rconn::cli {
namespace {

// realpath(3); empty if the path does not exist.
std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? real.get() : "";
}

std::string directory_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, slash + 1);
}

// Whether the path is a descriptor of a process, such as /dev/stdout or /dev/fd/3: its links lead
// through /proc.
bool is_descriptor(std::string path) {
  constexpr int max_links = 40;  // as in the kernel
  for (int links = 0; links < max_links; ++links) {
    const std::string directory = real_path(directory_of(path)) + "/";
    if (directory.starts_with("/proc/")) return true;
    std::array<char, PATH_MAX> target;
    const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
    if (size <= 0) return false;
    const std::string next(target.data(), static_cast<std::size_t>(size));
    path = next.front() == '/' ? next : directory + next;
  }
  return false;
}

bool is_to_stay(const std::string& path) {
  if (is_descriptor(path)) return true;
  struct stat facts{};
  return ::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode);
}

// Appends, if it is a file. Does not wait for a reader of a pipe: without one, the error is ENXIO.
int write_into(const std::string& path, std::string_view content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (file < 0) return errno;
  int error = write_all(file, content);
  if (::close(file) != 0 && error == 0) error = errno;
  return error;
}

// Writes a temporary file, then renames it (rename(2)).
int replace_file(const std::string& path, std::string_view content) {
  std::string draft = path + ".XXXXXX";
  const int file = ::mkostemp(draft.data(), O_CLOEXEC);
  if (file < 0) return errno;
  constexpr mode_t for_all_to_read = 0644;
  int error = ::fchmod(file, for_all_to_read) == 0 ? write_all(file, content) : errno;
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(draft.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) ::unlink(draft.c_str());
  return error;
}

}  // namespace

int write_all(int descriptor, std::string_view text, std::chrono::milliseconds patience) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno != EAGAIN) return errno;
    pollfd room{descriptor, POLLOUT, 0};
    const int ready = ::poll(&room, 1, static_cast<int>(patience.count()));
    if (ready < 0) return errno;
    if (ready == 0) return EAGAIN;
  }
  return 0;
}

int write_file(const std::string& path, std::string_view content) {
  if (is_to_stay(path)) return write_into(path, content);
  const std::string real = real_path(path);  // empty for a new file
  return replace_file(real.empty() ? path : real, content);
}

}  // namespace rconn::cli
