#include "cli/options/text/usual_spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "connector/values/numbers/decimal.hpp"
#include "connector/values/text/lower_case.hpp"

namespace rconn::cli::text {
namespace {

constexpr std::string_view of_numbers = "0123456789.";
constexpr std::size_t longest = 24;  // bytes

struct Unit {
  std::string_view name;  // also with an 's' at its end
  std::string_view here;
  double seconds;
  double factor = 1;  // how many of `here` it makes
};

constexpr double day = 86400;

constexpr std::array units{
    Unit{"ms", "ms", 0.001},
    Unit{"msec", "ms", 0.001},
    Unit{"milli", "ms", 0.001},
    Unit{"s", "s", 1},
    Unit{"sec", "s", 1},
    Unit{"second", "s", 1},
    Unit{"m", "m", 60},
    Unit{"min", "m", 60},
    Unit{"minute", "m", 60},
    Unit{"h", "h", 3600},
    Unit{"hr", "h", 3600},
    Unit{"hour", "h", 3600},
    Unit{"d", "d", day},
    Unit{"day", "d", day},
    Unit{"w", "d", 7 * day, 7},
    Unit{"week", "d", 7 * day, 7},
    Unit{"millisecond", "ms", 0.001},
};

const Unit* find_unit(std::string_view name) {
  const auto is_unit = [name](const Unit& unit) {
    return name == unit.name ||
           (name.starts_with(unit.name) && name.substr(unit.name.size()) == "s");
  };
  const auto* const found = std::ranges::find_if(units, is_unit);
  return found == units.end() ? nullptr : found;
}

// In lower case, without blanks, with a point before the fraction.
std::string plain(std::string_view text) {
  std::string plain = lower_case(text);
  std::erase(plain, ' ');
  if (plain.find('.') == std::string::npos && std::ranges::count(plain, ',') == 1) {
    std::ranges::replace(plain, ',', '.');
  }
  return plain;
}

struct Part {
  double number;
  const Unit* unit;  // null: none is written
};

// Takes a number and its unit from the front of the text.
bool take_part(std::string_view& text, Part& part) {
  const std::size_t digits = std::min(text.find_first_not_of(of_numbers), text.size());
  const auto number = decimal(text.substr(0, digits));
  if (!number) return false;
  text.remove_prefix(digits);
  const std::string_view name = text.substr(0, text.find_first_of(of_numbers));
  text.remove_prefix(name.size());
  part = {*number, name.empty() ? nullptr : find_unit(name)};
  return name.empty() || part.unit != nullptr;
}

}  // namespace

std::string usual_time(std::string_view text) {
  if (text.size() > longest) return "";
  const std::string whole = plain(text);
  std::string_view rest = whole;
  Part first{};
  if (!take_part(rest, first)) return "";
  if (rest.empty()) {
    if (first.unit == nullptr) return fmt::format("{}", first.number);
    return fmt::format("{}{}", first.number * first.unit->factor, first.unit->here);
  }
  if (first.unit == nullptr) return "";
  double seconds = first.number * first.unit->seconds;
  for (Part part{}; !rest.empty(); seconds += part.number * part.unit->seconds) {
    if (!take_part(rest, part) || part.unit == nullptr) return "";
  }
  return fmt::format("{}s", seconds);
}

std::string usual_size(std::string_view text) {
  if (text.size() > longest) return "";
  std::string whole = plain(text);
  for (const std::string_view bytes : {"ib", "b"}) {
    if (!whole.ends_with(bytes)) continue;
    whole.resize(whole.size() - bytes.size());
    break;
  }
  constexpr std::string_view suffixes = "kmg";
  if (whole.empty() || suffixes.find(whole.back()) == std::string_view::npos) return "";
  whole.back() = static_cast<char>(whole.back() - 'a' + 'A');
  return whole;
}

}  // namespace rconn::cli::text
