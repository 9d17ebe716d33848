#include "fuzz/properties.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace rconn::fuzz {
namespace {

using Json = nlohmann::json;

struct Range {
  std::uint32_t first, last;
};

// The characters of Unicode's categories Cc, Cf, Zl and Zp that move, hide or reorder text, except
// a line feed.
constexpr std::array invisible{Range{0x00, 0x09},     Range{0x0b, 0x1f},      Range{0x7f, 0x9f},
                               Range{0xad, 0xad},     Range{0x61c, 0x61c},    Range{0x200b, 0x200f},
                               Range{0x2028, 0x202e}, Range{0x2060, 0x206f},  Range{0xfeff, 0xfeff},
                               Range{0xfff9, 0xfffb}, Range{0xe0000, 0xe007f}};

// Uses the decoder of the JSON library, which is independent of rconn's.
bool is_utf8(std::string_view text) {
  try {
    const std::string quoted = Json(std::string(text)).dump();
    return !quoted.empty();
  } catch (const Json::type_error&) {
    return false;
  }
}

// Takes the next code point off valid UTF-8.
std::uint32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<std::uint8_t>(text.front());
  const std::size_t size =
      1U + (lead >= 0xc0 ? 1 : 0) + (lead >= 0xe0 ? 1 : 0) + (lead >= 0xf0 ? 1 : 0);
  std::uint32_t code_point = size == 1 ? lead : lead & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    code_point = code_point << 6 | (static_cast<std::uint8_t>(text[i]) & 0x3fU);
  }
  text.remove_prefix(size);
  return code_point;
}

bool is_visible(std::string_view text) {
  while (!text.empty()) {
    const std::uint32_t code_point = take_code_point(text);
    const auto holds = [code_point](const Range& range) {
      return code_point >= range.first && code_point <= range.last;
    };
    if (std::ranges::any_of(invisible, holds)) return false;
  }
  return true;
}

}  // namespace

void require(bool holds, std::string_view what, std::string_view text) {
  if (holds) return;
  std::fprintf(stderr, "property broken: %.*s\n", static_cast<int>(what.size()), what.data());
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
  std::abort();
}

void require_printable_lines(std::string_view text) {
  require(is_utf8(text), "what goes to a terminal is UTF-8", text);
  require(is_visible(text), "what goes to a terminal controls nothing there", text);
  require(text.empty() || text.ends_with('\n'), "a line has an end", text);
}

void require_printable_colours(std::string_view text) {
  constexpr std::array<std::string_view, 4> ours{"\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m"};
  std::string plain(text);
  for (const std::string_view code : ours) {
    for (auto at = plain.find(code); at != std::string::npos; at = plain.find(code, at)) {
      plain.erase(at, code.size());
    }
  }
  require_printable_lines(plain);
}

void require_one_line(std::string_view text) {
  require_printable_lines(text);
  require(std::ranges::count(text, '\n') == 1, "it is one line", text);
}

void require_json_line(std::string_view text) {
  require_one_line(text);
  const auto is_ascii = [](char letter) { return (static_cast<std::uint8_t>(letter) & 0x80) == 0; };
  require(std::ranges::all_of(text, is_ascii), "JSON is ASCII", text);
  require(Json::parse(text, nullptr, false).is_object(), "JSON is an object", text);
}

void require_json_text(std::string_view line, const char* name, const std::string& text) {
  require_json_line(line);
  require(Json::parse(line).value(name, "") == text, "JSON keeps a text as it is", line);
}

void require_nagios_line(std::string_view text) {
  require_one_line(text);
  constexpr std::array<std::string_view, 4> words{"OK", "WARNING", "CRITICAL", "UNKNOWN"};
  const auto begins = [text](std::string_view word) {
    return text.starts_with("REDIS " + std::string(word) + " - ");
  };
  require(std::ranges::any_of(words, begins), "a plugin's line begins with its state", text);
  require(std::ranges::count(text, '|') == 1, "a plugin's line has one bar", text);
}

void require_absent(std::string_view secret, std::string_view text) {
  require(text.find(secret) == std::string_view::npos, "no secret is shown", text);
}

}  // namespace rconn::fuzz
