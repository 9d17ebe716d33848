#include "cli/output/console/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>

#include "cli/options/text/escape.hpp"
#include "cli/output/console/out_file.hpp"
#include "cli/output/console/writing.hpp"
#include "connector/values/user_info.hpp"

namespace rconn::cli {
void Console::out(std::string_view text) {
  if (file_) {
    for_file_ += text;
    return;
  }
  if (error_ == 0) error_ = write_all(STDOUT_FILENO, text);
}

void Console::err(std::string_view text) {
  // Ignores errors, because there is nowhere to report them. Drops what a slow reader does not
  // take, so that a run does not exceed its time limits.
  constexpr std::chrono::milliseconds patience{500};
  if (err_is_stuck_) return;
  err_is_stuck_ = write_all(STDERR_FILENO, text, patience) == EAGAIN;
}

bool Console::finish() {
  if (file_ && error_ == 0) {
    error_ = write_file(*file_, for_file_, end_);
  }
  if (error_ == 0) return true;
  const std::string where =
      file_ ? text::for_terminal(without_user_info(*file_)) : "standard output";
  err(fmt::format("rconn: cannot write to {}: {}\n", where, reason_of(error_)));
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
    // open() returns the lowest free number, which is this one.
    static_cast<void>(::open("/dev/null", O_RDONLY));
  }
}

}  // namespace rconn::cli
