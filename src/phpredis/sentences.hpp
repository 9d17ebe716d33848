// A table with a sentence for each value of an enum, in the order of the enum.
// Entry points: find(), and complete() for a static_assert beside each table.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace rconn::phpredis {

template <typename Enum>
struct Sentence {
  Enum value;
  std::string_view text;
};

// `last` is the last value of the enum.
template <typename Enum, std::size_t size>
constexpr bool complete(const std::array<Sentence<Enum>, size>& table, Enum last) {
  for (std::size_t i = 0; i < size; ++i) {
    if (table[i].value != static_cast<Enum>(i) || table[i].text.empty()) return false;
  }
  return size == static_cast<std::size_t>(last) + 1;
}

template <typename Enum, std::size_t size>
std::string_view find(const std::array<Sentence<Enum>, size>& table, Enum value) {
  return table.at(static_cast<std::size_t>(value)).text;
}

}  // namespace rconn::phpredis
