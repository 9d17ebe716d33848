#include "cli/output/live/row.hpp"

#include "cli/options/text/escape.hpp"
#include "cli/options/text/width.hpp"
#include "cli/output/console/colour.hpp"

namespace rconn::cli {
std::string cut(std::string_view text, std::size_t columns) {
  const std::string escaped = text::for_terminal(text);
  return std::string(text::first_columns(escaped, columns));
}

Row& Row::add(std::string_view text, std::string_view code) {
  const std::string escaped = text::for_terminal(text);
  const std::string_view fits = text::first_columns(escaped, room());
  text_ += coloured(fits, code, colour_ && !code.empty() && !fits.empty());
  used_ += text::width_of(fits);
  return *this;
}

Row& Row::at(std::size_t column) {
  return add(std::string(column > used_ ? column - used_ : 1, ' '));
}

Row& Row::right(std::string_view text, std::string_view code) {
  const std::size_t size = text::width_of(text::for_terminal(text));
  const std::size_t gap = used_ > 0 ? 1 : 0;
  if (size + gap > room()) return *this;
  add(std::string(room() - size, ' '));
  return add(text, code);
}

}  // namespace rconn::cli
