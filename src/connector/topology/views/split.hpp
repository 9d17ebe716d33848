// Splits text at a separator.
// Entry point: split(). Pure.
#pragma once

#include <string_view>
#include <vector>

namespace rconn {

// The words between the separators, empty ones included. An empty text has no words; a separator at
// the end adds none.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = text.find(separator);
    words.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return words;
}

}  // namespace rconn
