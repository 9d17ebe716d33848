#include "cli/options/text/fold.hpp"

#include <algorithm>
#include <array>

#include "cli/options/text/width.hpp"

namespace rconn::cli::text {
namespace {

constexpr std::string_view off = "\x1b[0m";

// Units stay with their number.
constexpr std::array<std::string_view, 6> units{"ms", "s", "min", "h", "days", "%"};

bool ends_in_digit(std::string_view word) {
  return !word.empty() && word.back() >= '0' && word.back() <= '9';
}

// Takes what no line end may come into: a word, or a number and its unit.
std::string_view take_word(std::string_view& text) {
  std::string_view word = text.substr(0, text.find(' '));
  if (ends_in_digit(word) && word.size() < text.size()) {
    const std::string_view rest = text.substr(word.size() + 1);
    const std::string_view next = rest.substr(0, rest.find_first_of(" ,;:)"));
    if (std::ranges::find(units, next) != units.end()) {
      word = text.substr(0, word.size() + 1 + std::min(rest.find(' '), rest.size()));
    }
  }
  text.remove_prefix(std::min(word.size() + 1, text.size()));
  return word;
}

// The sequence of the colour that is on at the end of the text; empty: none. `before`: that at its
// beginning.
std::string_view colour_after(std::string_view text, std::string_view before) {
  const std::size_t at = text.rfind('\x1b');
  if (at == std::string_view::npos) return before;
  const std::string_view sequence = text.substr(at, text.find('m', at) - at + 1);
  return sequence == off ? std::string_view() : sequence;
}

// The end of a line, and the beginning of the next one.
std::string line_break(std::size_t indent, std::string_view colour) {
  const std::string margin = '\n' + std::string(indent, ' ');
  return colour.empty() ? margin : std::string(off) + margin + std::string(colour);
}

}  // namespace

std::string fold(std::string_view text, std::size_t columns, std::size_t indent) {
  std::string folded;
  std::size_t used = 0;
  std::string_view colour;
  while (!text.empty()) {
    const std::string_view word = take_word(text);
    const std::size_t width = width_of(word);
    if (used > 0 && used + 1 + width > columns) {
      folded.erase(folded.find_last_not_of(' ') + 1);
      if (word.empty()) continue;  // one of several blanks
      folded += line_break(indent, colour);
      used = indent;
    } else if (used > 0) {
      folded += ' ';
      ++used;
    }
    folded += word;
    used += width;
    colour = colour_after(word, colour);
  }
  return folded;
}

std::string fold_lines(std::string_view lines, std::size_t columns, std::size_t indent) {
  std::string folded;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const std::size_t blank = std::min(line.find_first_not_of(' '), line.size());
    if (width_of(line) <= columns || blank >= columns) {
      folded += line;
    } else {
      const std::string margin(blank, ' ');
      const std::string text = fold(line.substr(blank), columns - blank, indent);
      folded += margin;
      for (const char letter : text) {
        folded += letter;
        if (letter == '\n') folded += margin;
      }
    }
    folded += '\n';
  }
  return folded;
}

}  // namespace rconn::cli::text
