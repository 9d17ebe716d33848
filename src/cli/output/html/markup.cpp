#include "cli/output/html/markup.hpp"

#include <cstddef>

#include "cli/options/text/escape.hpp"

namespace rconn::cli::html {
namespace {

constexpr std::size_t max_shown = 400;  // bytes

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// At most max_shown bytes of it, and no part of a character.
std::string cut(std::string text) {
  if (text.size() <= max_shown) return text;
  std::size_t end = max_shown;
  while (end > 0 && continues(text[end])) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

std::string html(std::string_view text) {
  // What is cut off need not be looked at; a character has at most four bytes.
  const std::string plain = cut(text::for_terminal(text.substr(0, max_shown + 4)));
  std::string safe;
  for (const char byte : plain) {
    switch (byte) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += byte;
    }
  }
  return safe;
}

std::string cell(std::string_view text) { return "<td>" + html(text) + "</td>"; }

std::string number_cell(std::string_view text) { return "<td class=n>" + html(text) + "</td>"; }

}  // namespace rconn::cli::html
