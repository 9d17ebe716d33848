// The part of properties.hpp that checks the grammar of OpenMetrics 1.0 (sections "ABNF" and
// "Overall Structure"), as strictly as Prometheus's own parser.

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>

#include "fuzz/properties.hpp"

namespace rconn::fuzz {
namespace {

bool is_name(std::string_view name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
  constexpr std::string_view digits = "0123456789";
  const auto known = [&](char c) {
    return letters.find(c) != std::string_view::npos || digits.find(c) != std::string_view::npos;
  };
  return !name.empty() && digits.find(name.front()) == std::string_view::npos &&
         std::ranges::all_of(name, known);
}

// Takes NAME="VALUE" off the front of the text. Empty if the text does not begin with a label.
std::optional<std::string_view> take_label(std::string_view& text) {
  const std::string_view name = text.substr(0, text.find("=\""));
  if (!is_name(name)) return std::nullopt;
  text.remove_prefix(name.size() + 2);
  while (!text.starts_with('"')) {
    const bool escape = text.starts_with('\\');
    const bool known = text.size() > 1 && std::string_view("\\\"n").find(text[1]) < 3;
    if (text.empty() || (escape && !known)) return std::nullopt;
    text.remove_prefix(escape ? 2 : 1);
  }
  text.remove_prefix(1);
  return name;
}

bool is_label_set(std::string_view& text) {
  std::set<std::string_view> names;
  do {
    text.remove_prefix(1);  // '{' or ','
    const auto name = take_label(text);
    if (!name || !names.insert(*name).second) return false;
  } while (text.starts_with(','));
  const bool closed = text.starts_with('}');
  if (closed) text.remove_prefix(1);
  return closed;
}

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

// Checks FAMILY{LABELS} VALUE, and that its series is new.
void require_sample(std::string_view line, std::string_view family,
                    std::set<std::string_view>& series) {
  std::string_view rest = line;
  require(!family.empty() && line.starts_with(family), "a sample is of its family", line);
  rest.remove_prefix(family.size());
  require(rest.starts_with('{') && is_label_set(rest), "a sample has labels", line);
  require(series.insert(line.substr(0, line.size() - rest.size())).second, "no series twice", line);
  require(rest.starts_with(' ') && is_number(rest.substr(1)), "a sample has a value", line);
}

}  // namespace

void require_exposition(std::string_view text) {
  require_printable_lines(text);
  std::set<std::string_view> families;
  std::set<std::string_view> series;
  std::string_view family;
  constexpr std::string_view end = "# EOF\n";
  require(text.ends_with(end), "an exposition has an end", text);
  text.remove_suffix(end.size());
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    constexpr std::string_view type = "# TYPE ";
    if (line.starts_with(type)) {
      family = line.substr(type.size(), line.find(' ', type.size()) - type.size());
      require(is_name(family) && families.insert(family).second, "a family comes once", line);
    } else if (!line.starts_with('#')) {
      require_sample(line, family, series);
    }
  }
}

}  // namespace rconn::fuzz
