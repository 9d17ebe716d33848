// What must not be printed as it is, and whether it was: no control character, no invisible or
// reversing one, and nothing that is not UTF-8, in any format, to a terminal or to a pipe.
// Entry points: evils; check_all_harmless(), check_harmless().
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

#include "command_line/expect.hpp"
#include "support/terminal.hpp"

namespace support {

// Clears the screen, sets the title, rings, moves; also by C1, as UTF-8.
inline const std::string controls =
    std::string("\x1b[2J\x1b]0;x\x07\x7f\x08\x0b\t\x01\xc2\x9b\x32J") + '\0';
// Reverses, isolates, ends a line or a paragraph, hides.
inline const std::string invisible =
    "\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\xe2\x80\xa9\xc2\x85\xe2\x80\x8b\xef\xbb\xbf\xc2\xad"
    "\xf3\xa0\x80\x81";
// Overlong forms, a surrogate, beyond Unicode, a raw C1, and a character that is cut off.
inline const std::string broken =
    "\xc0\x9b\xe0\x80\x9b\xf0\x80\x80\x9b\xed\xa0\x80\xf4\x90\x80\x80\x9b\x32J\xe2\x80";
inline const Words evils{controls, invisible, broken};

// What a line of the protocol can hold, and a length of bytes.
inline std::string evil_line() {
  std::string all = "evil";
  for (const std::string& evil : evils) all += evil + "|";
  return all;
}
inline std::string evil_bytes() { return evil_line() + "\r\nsecond\nthird\r" + evils.back(); }

// The code point that the text begins with, taken off; nothing if it is not UTF-8 (RFC 3629 §4).
inline std::optional<char32_t> take_character(std::string_view& text) {
  const auto at = [&text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const unsigned first = at(0);
  const auto ones = static_cast<std::size_t>(std::countl_one(static_cast<unsigned char>(first)));
  const std::size_t size = ones == 0 ? 1 : ones;
  if (ones == 1 || first > 0xf4) return std::nullopt;
  char32_t point = size == 1 ? first : first & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((at(i) & 0xc0U) != 0x80) return std::nullopt;
    point = (point << 6) | (at(i) & 0x3fU);
  }
  const bool surrogate = point >= 0xd800 && point <= 0xdfff;
  if (point < least.at(size) || point > 0x10ffff || surrogate) return std::nullopt;
  text.remove_prefix(size);
  return point;
}

inline bool is_harmless(char32_t point) {
  if (point == '\n') return true;
  const bool control = point < 0x20 || (point >= 0x7f && point <= 0x9f);
  const bool hidden = point == 0xad || (point >= 0x200b && point <= 0x200f) ||
                      (point >= 0x2060 && point <= 0x206f) || point == 0xfeff ||
                      (point >= 0xe0000 && point <= 0xe007f);
  const bool layout = point >= 0x2028 && point <= 0x202e;
  return !control && !hidden && !layout;
}

inline void check_harmless(std::string_view text) {
  INFO(text);
  while (!text.empty()) {
    const auto point = take_character(text);
    REQUIRE(point.has_value());
    REQUIRE(is_harmless(*point));
  }
}

inline void check_harmless(const Outcome& outcome) {
  check_harmless(outcome.out);
  check_harmless(outcome.err);
}

// Colours, and the line that is written over, are rconn's own.
inline void check_harmless_on_terminal(const Words& words) {
  const std::regex own("\x1b\\[([0-9;]*m|K)");
  for (const int stream : {1, 2}) {
    const Outcome outcome = shown_on_terminal(
        rconn_command(words), {{"TERM", "xterm"}, {"NO_COLOR", ""}, {"REDIS_URL", ""}}, stream);
    const std::string& shown = stream == 1 ? outcome.out : outcome.err;
    check_harmless(std::regex_replace(shown, own, ""));
  }
}

inline const std::string every_field =
    "{command} {target} {endpoint} {address} {verdict} {fault} {rung} {detail} {hint} {server} "
    "{tls} {topology}\n";

// Text, with every rung and without; what scripts and monitors read; and a terminal.
inline void check_all_harmless(const Words& words) {
  check_harmless(run_rconn(words));
  for (const Words& output : {Words{"-v"}, Words{"-o", "nagios"}, Words{"-o", "openmetrics"},
                              Words{"--format", every_field}}) {
    check_harmless(run_rconn(joined(words, output)));
  }
  const Outcome json = run_rconn(joined(words, {"-o", "json"}));
  check_harmless(json.err);
  CHECK((json.exit == 3 || !json.out.empty()));
  CHECK(std::ranges::all_of(json.out, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
  check_harmless_on_terminal(words);
}

}  // namespace support
