#include "cli/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "cli/text/escape.hpp"

namespace rconn::cli {
namespace {

// 0, or the error that kept it from being written whole. A signal that interrupts is one: a reader
// that does not read must not keep rconn from being ended.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno != EAGAIN) return errno;
    // Whoever shares the pipe or terminal has made it non-blocking: the reader is only slow.
    pollfd room{descriptor, POLLOUT, 0};
    if (::poll(&room, 1, -1) < 0) return errno;
  }
  return 0;
}

// A device or a pipe: a file put in its place would be the end of it.
bool is_special(const std::string& path) {
  struct stat facts{};
  return ::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode);
}

// 0, or the error.
int write_into(const std::string& path, std::string_view content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno;
  int error = write_all(file, content);
  if (::close(file) != 0 && error == 0) error = errno;
  return error;
}

// A reader sees the old content or the new one, never a part (rename(2)). 0, or the error.
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

void Console::out(std::string_view text) {
  if (file_) {
    for_file_ += text;
    return;
  }
  if (error_ == 0) error_ = write_all(STDOUT_FILENO, text);
}

void Console::err(std::string_view text) {
  // Nobody is left to tell if this fails.
  static_cast<void>(write_all(STDERR_FILENO, text));
}

bool Console::delivered() {
  if (file_ && error_ == 0) {
    error_ = is_special(*file_) ? write_into(*file_, for_file_) : replace_file(*file_, for_file_);
  }
  if (error_ == 0) return true;
  const std::string where = file_ ? text::for_terminal(*file_) : "standard output";
  err(fmt::format("rconn: cannot write to {}: {}\n", where,
                  std::generic_category().message(error_)));
  return false;
}

bool Console::out_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool Console::err_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

bool Console::out_takes_colour() {
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (refused != nullptr && *refused != '\0') return false;
  if (terminal == nullptr || std::string_view(terminal) == "dumb") return false;
  return out_is_terminal();
}

void reserve_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    // The lowest free number is the one just found closed.
    static_cast<void>(::open("/dev/null", O_RDONLY));
  }
}

}  // namespace rconn::cli
