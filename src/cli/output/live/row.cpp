#include "cli/output/live/row.hpp"

#include <algorithm>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/utf8.hpp"
#include "cli/output/console/colour.hpp"

namespace rconn::cli {
namespace {

// The first characters of valid UTF-8.
std::string_view first_columns(std::string_view text, std::size_t count) {
  std::size_t size = 0;
  while (count > 0 && size < text.size()) {
    size += std::max<std::size_t>(text::next_character(text.substr(size)).size, 1);
    --count;
  }
  return text.substr(0, size);
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(std::max<std::size_t>(text::next_character(text).size, 1));
    ++count;
  }
  return count;
}

std::string cut(std::string_view text, std::size_t columns) {
  const std::string escaped = text::for_terminal(text);
  return std::string(first_columns(escaped, columns));
}

Row& Row::add(std::string_view text, std::string_view code) {
  const std::string escaped = text::for_terminal(text);
  const std::string_view fits = first_columns(escaped, room());
  text_ += coloured(fits, code, colour_ && !code.empty() && !fits.empty());
  used_ += columns_of(fits);
  return *this;
}

Row& Row::at(std::size_t column) {
  return add(std::string(column > used_ ? column - used_ : 1, ' '));
}

Row& Row::right(std::string_view text, std::string_view code) {
  const std::size_t size = columns_of(text::for_terminal(text));
  const std::size_t gap = used_ > 0 ? 1 : 0;
  if (size + gap > room()) return *this;
  add(std::string(room() - size, ' '));
  return add(text, code);
}

}  // namespace rconn::cli
