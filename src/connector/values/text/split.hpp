// Splits text.
// Entry points: split() at a separator, next_word() and words_in() at blanks. Pure.
#pragma once

#include <algorithm>
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

// Takes the next word off the text, and the blanks before it. Empty at its end.
inline std::string_view next_word(std::string_view& text, std::string_view blanks) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(blanks));
  text.remove_prefix(word.size());
  return word;
}

inline std::vector<std::string_view> words_in(std::string_view text, std::string_view blanks) {
  std::vector<std::string_view> words;
  for (auto word = next_word(text, blanks); !word.empty(); word = next_word(text, blanks)) {
    words.push_back(word);
  }
  return words;
}

}  // namespace rconn
