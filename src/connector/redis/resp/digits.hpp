// Numbers as servers write them in their replies.
// Entry points: whole_number(), port_in(). Pure; what is no such number is no value.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rconn::resp {

// The text must be a number and nothing else.
inline std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// 0 where it is none: servers write 0 for a port that they do not have.
inline int port_in(std::int64_t number) {
  return number > 0 && number <= 65535 ? static_cast<int>(number) : 0;
}

inline int port_in(std::string_view text) { return port_in(whole_number(text).value_or(0)); }

}  // namespace rconn::resp
