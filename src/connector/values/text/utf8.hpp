// Decodes UTF-8 (RFC 3629) and finds control characters.
// Entry points: is_utf8(), has_control(), next_character(). Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rconn::utf8 {

struct Character {
  std::uint32_t code_point;
  std::size_t size;  // in bytes, 1..4; 0: the bytes are not UTF-8
};

// Returns the first character of `text`, which must not be empty. Overlong forms, surrogates and
// values above U+10FFFF are not UTF-8.
Character next_character(std::string_view text);

bool is_utf8(std::string_view text);

// Whether it contains an ASCII control character (U+0000 to U+001F, or U+007F).
bool has_control(std::string_view text);

}  // namespace rconn::utf8
