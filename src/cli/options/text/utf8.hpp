// What a text is made of, byte by byte: UTF-8 or not, printable or not.
// Entry points: is_utf8(), has_control(), next_character(). Pure; by RFC 3629.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rconn::cli::text {

struct Character {
  std::uint32_t code_point;
  std::size_t size;  // in bytes, 1..4; 0: the bytes are not UTF-8
};

// The character that `text`, which is not empty, begins with. Overlong forms, surrogates and
// values beyond U+10FFFF are not UTF-8.
Character next_character(std::string_view text);

bool is_utf8(std::string_view text);

// Whether an ASCII control character is in it (NUL to US, DEL).
bool has_control(std::string_view text);

}  // namespace rconn::cli::text
