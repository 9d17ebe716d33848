#include "cli/options/template.hpp"

#include <utility>

namespace rconn::cli {
namespace {

using Piece = Template::Piece;

char escaped(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    default:
      return letter;
  }
}

}  // namespace

Parsed<Template> parse_template(const std::string& text) {
  Template format;
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) format.pieces.push_back(Piece{false, std::exchange(literal, {})});
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool twice = i + 1 < text.size() && text[i + 1] == text[i];
    if (text[i] == '\\' && i + 1 < text.size()) {
      literal += escaped(text[++i]);
    } else if ((text[i] == '{' || text[i] == '}') && twice) {
      literal += text[i++];
    } else if (text[i] == '{') {
      const auto close = text.find('}', i);
      if (close == std::string::npos)
        return UsageError{"a '{' without a '}' (for a literal '{', write '{{')"};
      const std::string name = text.substr(i + 1, close - i - 1);
      flush();
      format.pieces.push_back(Piece{true, name});
      i = close;
    } else if (text[i] == '}') {
      return UsageError{"a '}' without a '{' (for a literal '}', write '}}')"};
    } else {
      literal += text[i];
    }
  }
  if (!literal.ends_with('\n')) literal += '\n';
  flush();
  return format;
}

}  // namespace rconn::cli
