#include "cli/output/console/status_line.hpp"

#include <utility>

#include "cli/options/text/escape.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t columns = 79;

}  // namespace

void StatusLine::show(const std::string& text) {
  if (!visible_) return;
  std::string line = text::for_terminal(text);
  if (line.size() > columns) line.resize(columns);
  console_.err("\r\x1b[K" + line);
  shown_ = true;
}

void StatusLine::clear() {
  if (std::exchange(shown_, false)) console_.err("\r\x1b[K");
}

}  // namespace rconn::cli
