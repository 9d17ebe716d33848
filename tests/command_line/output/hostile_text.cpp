#include "command_line/output/hostile_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <regex>

#include "support/terminal.hpp"

namespace support {
namespace {

const std::string every_field =
    "{command} {target} {endpoint} {address} {verdict} {fault} {rung} {detail} {hint} {server} "
    "{tls} {topology}\n";

// Takes the first code point off the text; empty if it is not UTF-8 (RFC 3629 §4).
std::optional<char32_t> take_code_point(std::string_view& text) {
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

bool is_safe(char32_t point) {
  if (point == '\n') return true;
  const bool control = point < 0x20 || (point >= 0x7f && point <= 0x9f);
  const bool hidden = point == 0xad || (point >= 0x200b && point <= 0x200f) ||
                      (point >= 0x2060 && point <= 0x206f) || point == 0xfeff ||
                      (point >= 0xe0000 && point <= 0xe007f);
  const bool layout = point >= 0x2028 && point <= 0x202e;
  return !control && !hidden && !layout;
}

}  // namespace

std::string hostile_line() {
  std::string all = "evil";
  for (const std::string& text : hostile_texts) all += text + "|";
  return all;
}

std::string hostile_bytes() {
  return hostile_line() + "\r\nsecond\nthird\r" + hostile_texts.back();
}

void check_safe(std::string_view text) {
  INFO(text);
  while (!text.empty()) {
    const auto point = take_code_point(text);
    REQUIRE(point.has_value());
    REQUIRE(is_safe(*point));
  }
}

void check_safe(const Outcome& outcome) {
  check_safe(outcome.out);
  check_safe(outcome.err);
}

void check_safe_on_terminal(const Words& words) {
  const std::regex own("\x1b\\[([0-9;]*m|K)");
  for (const int stream : {1, 2}) {
    const Outcome outcome = shown_on_terminal(
        rconn_command(words), {{"TERM", "xterm"}, {"NO_COLOR", ""}, {"REDIS_URL", ""}}, stream);
    const std::string& shown = stream == 1 ? outcome.out : outcome.err;
    check_safe(std::regex_replace(shown, own, ""));
  }
}

void check_safe_in_every_format(const Words& words) {
  check_safe(run_rconn(words));
  for (const Words& output :
       {Words{"-v"}, Words{"-o", "nagios"}, Words{"-o", "openmetrics"}, Words{"-o", "junit"},
        Words{"-o", "tap"}, Words{"--format", "@env"}, Words{"--format", every_field}}) {
    check_safe(run_rconn(joined(words, output)));
  }
  Outcome rows = run_rconn(joined(words, {"--format", "@tsv"}));
  std::ranges::replace(rows.out, '\t',
                       ' ');  // those between fields; a peer's are counted elsewhere
  check_safe(rows);
  const Outcome json = run_rconn(joined(words, {"-o", "json"}));
  check_safe(json.err);
  CHECK((json.exit == 3 || !json.out.empty()));
  CHECK(std::ranges::all_of(json.out, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
  check_safe_on_terminal(words);
}

}  // namespace support
