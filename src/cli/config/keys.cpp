#include "cli/config/keys.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "cli/options/number.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/text/nearest.hpp"
#include "connector/values/security/user_info.hpp"
#include "connector/values/text/lower_case.hpp"

namespace rconn::cli::config {
namespace {

bool sounds_like_password(std::string_view key) {
  constexpr std::array<std::string_view, 5> parts{"pass", "pwd", "auth", "secret", "token"};
  const std::string lower = lower_case(key);
  return std::ranges::any_of(
      parts, [&lower](std::string_view part) { return lower.find(part) != std::string::npos; });
}

// For a key that is like none of the known ones.
std::string advice_for(std::string_view key, std::span<const std::string_view> known) {
  constexpr std::array<std::string_view, 8> of_target{"host", "hostname", "port", "socket",
                                                      "uri",  "url",      "addr", "address"};
  constexpr std::size_t few = 4;
  const bool has_target = std::ranges::find(known, "target") != known.end();
  if (has_target && std::ranges::find(of_target, key) != of_target.end()) {
    return ": give target = \"HOST:PORT\", or a URI";
  }
  if (known.size() <= few) return fmt::format(": give one of {}", fmt::join(known, ", "));
  return find_option(key) == nullptr ? "" : ": it is an option of the command line only";
}

}  // namespace

Place Place::at(std::string_view key) const {
  const std::string shown = without_user_info(key);
  return {file, path.empty() ? shown : fmt::format("{}.{}", path, shown)};
}

UsageError Place::wrong(unsigned line, std::string_view words) const {
  return UsageError{fmt::format("{}, line {}: {}: {}", file, line, path, words)};
}

UsageError unknown_key(const Place& place, const Entry& entry,
                       std::span<const std::string_view> known) {
  const Place here = place.at(entry.key);
  if (std::ranges::find(known, "pass-file") != known.end() && sounds_like_password(entry.key)) {
    return here.wrong(entry.line,
                      "a password does not stand in this file: give pass-file = \"FILE\" or "
                      "pass-command = [\"COMMAND\", \"ARGUMENT\"]");
  }
  const std::string meant = text::did_you_mean(entry.key, known);
  return here.wrong(entry.line,
                    "unknown key" + (meant.empty() ? advice_for(entry.key, known) : meant));
}

Parsed<std::string> text_in(const Place& place, const Value& value) {
  if (value.kind == Value::Kind::text) return value.text;
  const bool is_single = value.kind != Value::Kind::list && value.kind != Value::Kind::table;
  return place.wrong(value.line, is_single ? "put the value in quotes: it is to be a text"
                                           : "give one text in quotes");
}

Parsed<bool> flag_in(const Place& place, const Value& value) {
  if (value.kind == Value::Kind::flag) return value.flag;
  return place.wrong(value.line, value.kind == Value::Kind::text
                                     ? "give true or false, without quotes"
                                     : "give true or false");
}

Parsed<std::chrono::milliseconds> time_in(const Place& place, const Value& value) {
  using Milliseconds = std::chrono::milliseconds;
  if (value.kind != Value::Kind::text && value.kind != Value::Kind::number) {
    return place.wrong(value.line, "give seconds, or a text such as \"500ms\"");
  }
  const auto parsed = seconds(value.text);
  if (!parsed) return place.wrong(value.line, parsed.error().message);
  return std::chrono::duration_cast<Milliseconds>(std::chrono::duration<double>(parsed.value()));
}

Parsed<std::size_t> count_in(const Place& place, const Value& value, int most) {
  if (value.kind != Value::Kind::number) {
    return place.wrong(value.line, value.kind == Value::Kind::text ? "give a number, without quotes"
                                                                   : "give a number");
  }
  const auto parsed = whole_number(value.text, 1, most);
  if (!parsed) return place.wrong(value.line, parsed.error().message);
  return static_cast<std::size_t>(parsed.value());
}

Parsed<std::vector<std::string>> texts_in(const Place& place, const Value& value) {
  std::vector<std::string> all;
  if (value.kind != Value::Kind::list) {
    return place.wrong(value.line, "give a list of texts: [\"...\", \"...\"]");
  }
  for (const Value& element : value.elements) {
    auto text = text_in(place, element);
    if (!text) return std::move(text).error();
    all.push_back(std::move(text).value());
  }
  return all;
}

Parsed<std::span<const Entry>> table_in(const Place& place, const Value& value) {
  if (value.kind == Value::Kind::table) return std::span<const Entry>(value.entries);
  return place.wrong(value.line, fmt::format("give a table: [{}]", place.path));
}

}  // namespace rconn::cli::config
