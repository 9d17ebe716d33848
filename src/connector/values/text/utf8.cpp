#include "connector/values/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace rconn::utf8 {
namespace {

struct Lead {
  std::uint8_t mask, mark;  // the lead byte & mask == mark
  std::size_t size;
  std::uint32_t min;  // smaller code points have a shorter form
};

constexpr std::array leads{Lead{0x80, 0x00, 1, 0}, Lead{0xe0, 0xc0, 2, 0x80},
                           Lead{0xf0, 0xe0, 3, 0x800}, Lead{0xf8, 0xf0, 4, 0x10000}};

constexpr Character not_utf8{0, 0};

}  // namespace

Character next_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto* lead = std::ranges::find_if(
      leads, [&](const Lead& candidate) { return (byte(0) & candidate.mask) == candidate.mark; });
  if (lead == leads.end() || lead->size > text.size()) return not_utf8;
  std::uint32_t code_point = byte(0) & static_cast<std::uint8_t>(~lead->mask);
  for (std::size_t i = 1; i < lead->size; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return not_utf8;
    code_point = code_point << 6 | (byte(i) & 0x3fU);
  }
  const bool surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  if (code_point < lead->min || surrogate || code_point > 0x10ffff) return not_utf8;
  return {code_point, lead->size};
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Character character = next_character(text);
    if (character.size == 0) return false;
    text.remove_prefix(character.size);
  }
  return true;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<std::uint8_t>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

}  // namespace rconn::utf8
