#include "cli/options/text/width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "cli/options/text/utf8.hpp"

namespace rconn::cli::text {
namespace {

struct Block {
  std::uint32_t first;
  std::uint32_t last;
  std::size_t width;
};

// Blocks as a whole: of the few narrow characters in them too much is assumed, which only folds a
// line too early. All others take one column.
constexpr std::array blocks{
    Block{0x0300, 0x036F, 0},   Block{0x1100, 0x115F, 2},   Block{0x1AB0, 0x1AFF, 0},
    Block{0x1DC0, 0x1DFF, 0},   Block{0x20D0, 0x20FF, 0},   Block{0x2E80, 0x303E, 2},
    Block{0x3041, 0x33FF, 2},   Block{0x3400, 0x4DBF, 2},   Block{0x4E00, 0xA4CF, 2},
    Block{0xA960, 0xA97F, 2},   Block{0xAC00, 0xD7A3, 2},   Block{0xF900, 0xFAFF, 2},
    Block{0xFE00, 0xFE0F, 0},   Block{0xFE30, 0xFE6F, 2},   Block{0xFF00, 0xFF60, 2},
    Block{0xFFE0, 0xFFE6, 2},   Block{0x1F300, 0x1F64F, 2}, Block{0x1F680, 0x1F6FF, 2},
    Block{0x1F900, 0x1FAFF, 2}, Block{0x20000, 0x3FFFD, 2}, Block{0xE0100, 0xE01EF, 0},
};
static_assert(std::ranges::is_sorted(blocks, {}, &Block::first));

std::size_t width_of(std::uint32_t character) {
  constexpr std::uint32_t first_other = 0x0300;
  if (character < first_other) return 1;
  const auto* const found = std::ranges::lower_bound(blocks, character, {}, &Block::last);
  return found != blocks.end() && found->first <= character ? found->width : 1;
}

struct Step {
  std::size_t size;   // in bytes
  std::size_t width;  // in columns
};

// The first character, or sequence of colour. Bytes that are not UTF-8 take a column each.
Step first_step(std::string_view text) {
  if (text.front() == '\x1b') return {std::min(text.find('m'), text.size() - 1) + 1, 0};
  const Character character = next_character(text);
  if (character.size == 0) return {1, 1};
  return {character.size, width_of(character.code_point)};
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Step step = first_step(text);
    width += step.width;
    text.remove_prefix(step.size);
  }
  return width;
}

std::string_view first_columns(std::string_view text, std::size_t columns) {
  std::size_t size = 0;
  while (size < text.size()) {
    const Step step = first_step(text.substr(size));
    if (step.width > columns) break;
    columns -= step.width;
    size += step.size;
  }
  return text.substr(0, size);
}

}  // namespace rconn::cli::text
