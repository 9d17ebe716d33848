#include "cli/output/console/status_line.hpp"

#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/console/terminal.hpp"

namespace rconn::cli {

StatusLine::StatusLine(Console& console, bool silent)
    : console_(console), visible_(!silent && obeys_sequences() && Console::err_columns()) {}

void StatusLine::show(const std::string& text) {
  if (!visible_) return;
  // The last column stays free: a terminal may begin a new line there.
  const std::size_t columns = Console::err_columns().value_or(0);
  std::string line = text::for_terminal(text);
  while (!line.empty() && text::width_of(line) >= columns) line.pop_back();
  console_.rewrite("\r\x1b[K" + line);
  shown_ = true;
}

void StatusLine::clear() {
  if (std::exchange(shown_, false)) console_.rewrite("\r\x1b[K");
}

}  // namespace rconn::cli
