// What the peer itself said, without the words that rconn puts around it.
// Entry points: peer_words(), words_between(). Pure.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "connector/values/detail.hpp"

namespace rconn {

// Empty if all of it is rconn's own.
inline std::string peer_words(const Detail& detail) {
  std::string words;
  for (const Detail::Part& part : detail.parts()) {
    const auto* const text = std::get_if<DetailText>(&part);
    if (text != nullptr && !text->own) words += text->bytes;
  }
  return words;
}

// What stands between `start` and `end`; empty if either is missing.
inline std::string words_between(std::string_view text, std::string_view start,
                                 std::string_view end) {
  const std::size_t at = text.find(start);
  if (at == std::string_view::npos) return "";
  const std::size_t from = at + start.size();
  const std::size_t to = text.find(end, from);
  return to == std::string_view::npos ? "" : std::string(text.substr(from, to - from));
}

inline bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace rconn
