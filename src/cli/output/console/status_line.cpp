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

}  // namespace

StatusLine::StatusLine(Console& console, bool silent)
    : console_(console),
      has_terminal_(!silent && obeys_sequences() && terminal_columns(STDERR_FILENO)) {
  if (has_terminal_) stops_.emplace(erase, this);
}

bool StatusLine::visible() const { return has_terminal_ && !is_background_job(STDERR_FILENO); }

// Called in a signal handler.
void StatusLine::erase(void* self) {
  auto* const line = static_cast<StatusLine*>(self);
  if (!line->shown_ || is_background_job(STDERR_FILENO)) return;
  static_cast<void>(::write(STDERR_FILENO, erase_line.data(), erase_line.size()));
  line->shown_ = false;
}

void StatusLine::show(const std::string& text) {
  if (!visible()) return;
  // The last column stays free: a terminal may begin a new line there.
  const std::size_t columns = terminal_columns(STDERR_FILENO).value_or(0);
  const std::string line = text::for_terminal(text);
  shown_ = true;
  console_.rewrite(
      std::string(erase_line)
          .append(text::first_columns(line, columns - std::min<std::size_t>(columns, 1))));
}

void StatusLine::clear() {
  if (!shown_) return;
  if (visible()) console_.rewrite(erase_line);
  shown_ = false;
}

}  // namespace rconn::cli
