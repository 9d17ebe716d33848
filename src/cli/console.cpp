#include "cli/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace rconn::cli {

void Console::out(std::string_view text) {
  if (text.empty() || error_ != 0) return;
  errno = 0;
  const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!whole || std::fflush(stdout) != 0) error_ = errno == 0 ? EIO : errno;
}

void Console::err(std::string_view text) {
  // Nobody is left to tell if this fails.
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

bool Console::delivered() {
  if (error_ == 0) return true;
  err(fmt::format("rconn: cannot write to standard output: {}\n",
                  std::generic_category().message(error_)));
  return false;
}

bool Console::out_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void reserve_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    // The lowest free number is the one just found closed.
    static_cast<void>(::open("/dev/null", O_RDONLY));
  }
}

}  // namespace rconn::cli
