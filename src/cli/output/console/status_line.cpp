#include "cli/output/console/status_line.hpp"

#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/width.hpp"
#include "cli/output/console/terminal.hpp"

namespace rconn::cli {
namespace {

constexpr std::string_view erase_line = "\r\x1b[K";

// The terminal is that of another job, as the shell that waits for a command.
bool is_in_background() {
  const pid_t group = ::tcgetpgrp(STDERR_FILENO);
  return group != -1 && group != ::getpgrp();
}

}  // namespace

StatusLine::StatusLine(Console& console, bool silent)
    : console_(console), visible_(!silent && obeys_sequences() && terminal_columns(STDERR_FILENO)) {
  if (visible_) stops_.emplace(erase, this);
}

// Called in a signal handler.
void StatusLine::erase(void* self) {
  if (!static_cast<const StatusLine*>(self)->shown_) return;
  static_cast<void>(::write(STDERR_FILENO, erase_line.data(), erase_line.size()));
}

void StatusLine::show(const std::string& text) {
  if (!visible_ || is_in_background()) return;
  // The last column stays free: a terminal may begin a new line there.
  const std::size_t columns = terminal_columns(STDERR_FILENO).value_or(0);
  const std::string line = text::for_terminal(text);
  shown_ = true;
  console_.rewrite(
      std::string(erase_line)
          .append(text::first_columns(line, columns - std::min<std::size_t>(columns, 1))));
}

void StatusLine::clear() {
  if (std::exchange(shown_, false)) console_.rewrite(erase_line);
}

}  // namespace rconn::cli
