#include "cli/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace rconn::cli {
namespace {

// 0, or the error that kept it from being written whole. A signal that interrupts is one: a reader
// that does not read must not keep rconn from being ended.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

void Console::out(std::string_view text) {
  if (error_ == 0) error_ = write_all(STDOUT_FILENO, text);
}

void Console::err(std::string_view text) {
  // Nobody is left to tell if this fails.
  static_cast<void>(write_all(STDERR_FILENO, text));
}

bool Console::delivered() {
  if (error_ == 0) return true;
  err(fmt::format("rconn: cannot write to standard output: {}\n",
                  std::generic_category().message(error_)));
  return false;
}

bool Console::out_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

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
