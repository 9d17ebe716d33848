// Parses numbers in the replies of servers.
// Entry points: whole_number(), port_in(). Pure; a malformed number yields no value.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rconn::resp {

// None unless the whole text is a decimal 64-bit number.
inline std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The port 1..65535, or 0 if it is out of range: servers also write 0 for a port they do not have.
inline int port_in(std::int64_t number) {
  return number > 0 && number <= 65535 ? static_cast<int>(number) : 0;
}

inline int port_in(std::string_view text) { return port_in(whole_number(text).value_or(0)); }

}  // namespace rconn::resp
