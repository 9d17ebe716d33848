#include "cli/options/text/fold.hpp"

#include <algorithm>

namespace rconn::cli::text {

std::string fold(std::string_view text, std::size_t columns, std::size_t indent) {
  std::string folded;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (used > 0 && used + 1 + word.size() > columns) {
      folded += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (used > 0) {
      folded += ' ';
      ++used;
    }
    folded += word;
    used += word.size();
  }
  return folded;
}

}  // namespace rconn::cli::text
