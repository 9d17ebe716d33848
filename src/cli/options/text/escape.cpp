#include "cli/options/text/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "cli/options/text/utf8.hpp"

namespace rconn::cli::text {
namespace {

struct Range {
  std::uint32_t first, last;
};

constexpr std::array unsafe{Range{0x00, 0x1f},      Range{0x7f, 0x9f},     Range{0xad, 0xad},
                            Range{0x61c, 0x61c},    Range{0x200b, 0x200f}, Range{0x2028, 0x202e},
                            Range{0x2060, 0x206f},  Range{0xfeff, 0xfeff}, Range{0xfff9, 0xfffb},
                            Range{0xe0000, 0xe007f}};

bool is_safe(std::uint32_t code_point) {
  return std::ranges::none_of(unsafe, [code_point](const Range& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

template <typename Keep>
std::string escaped(std::string_view text, Keep keep) {
  std::string out;
  while (!text.empty()) {
    const Character character = next_character(text);
    const std::size_t size = std::max<std::size_t>(character.size, 1);
    if (character.size > 0 && keep(character.code_point)) {
      out += text.substr(0, size);
    } else {
      for (const char c : text.substr(0, size)) {
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint8_t>(c));
      }
    }
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace

std::string for_terminal(std::string_view text) { return escaped(text, is_safe); }

std::string for_json(std::string_view text) {
  return escaped(text, [](std::uint32_t) { return true; });
}

}  // namespace rconn::cli::text
