#include "cli/options/number.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "cli/options/other_spelling.hpp"
#include "connector/values/numbers/decimal.hpp"
#include "connector/values/security/user_info.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

bool begins_word(std::string_view text) {
  return !text.empty() &&
         ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
}

Parsed<int> whole_number(std::string_view text, int max, std::string_view what) {
  int number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc{} || end != last || text.front() == '-' || number > max) {
    // Settings may hold a password, and a word may be one: "-pPASSWORD" is what mysql takes.
    const bool may_be_password = text.find('=') != std::string_view::npos || begins_word(text);
    const std::string shown =
        may_be_password ? "the value" : fmt::format("'{}'", without_user_info(text));
    return UsageError{fmt::format("{} is not {} (0 to {})", shown, what, max)};
  }
  return number;
}

struct Unit {
  std::string_view suffix;
  double per_second;  // how many units make a second
};

constexpr std::array units{Unit{"ms", 1000}, Unit{"s", 1}, Unit{"m", 1.0 / 60},
                           Unit{"h", 1.0 / 3600}, Unit{"d", 1.0 / 86400}};

std::optional<double> between(std::string_view text, double min, double max) {
  const auto number = decimal(text);
  const bool in_range = number && *number >= min && *number <= max;  // false for NaN
  return in_range ? number : std::nullopt;
}

}  // namespace

Parsed<int> port_number(std::string_view text) {
  if (text.starts_with("tcp://")) {
    return UsageError{fmt::format("an address is no port number; {}", service_variable)};
  }
  return whole_number(text, 65535, "a port number");
}

Parsed<int> database_number(std::string_view text) {
  return whole_number(text, std::numeric_limits<int>::max(), "a database number");
}

Parsed<int> day_count(std::string_view text) {
  return whole_number(text, std::numeric_limits<int>::max(), "a number of days");
}

Parsed<unsigned> count_or_zero(std::string_view text) {
  auto number = whole_number(text, std::numeric_limits<int>::max(), "a count");
  if (!number) return std::move(number).error();
  return static_cast<unsigned>(number.value());
}

Parsed<unsigned> count(std::string_view text) {
  auto number = count_or_zero(text);
  if (number && number.value() == 0) return UsageError{"0 is too small: give 1 or more"};
  return number;
}

Parsed<double> factor(std::string_view text) {
  const auto number = between(text, 1, 1000);
  if (!number)
    return UsageError{fmt::format("'{}' is not a factor (1 to 1000)", without_user_info(text))};
  return *number;
}

Parsed<double> frequency(std::string_view text) {
  const auto number = between(text, 0.001, 1e6);
  if (!number) {
    return UsageError{
        fmt::format("'{}' is not a rate per second (0.001 to 1000000)", without_user_info(text))};
  }
  return *number;
}

Parsed<std::size_t> reply_size(std::string_view text) {
  constexpr std::string_view suffixes = "KMG";
  constexpr std::size_t least = std::size_t{64} << 10;
  constexpr std::size_t most = std::size_t{1} << 30;
  std::string_view digits = text;
  std::size_t shift = 0;
  const auto suffix = text.empty() ? std::string_view::npos : suffixes.find(text.back());
  if (suffix != std::string_view::npos) {
    digits.remove_suffix(1);
    shift = 10 * (suffix + 1);
  }
  std::size_t number = 0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, number);
  if (error == std::errc{} && end == last && number <= most >> shift) {
    const std::size_t size = number << shift;
    if (size >= least) return size;
  }
  return UsageError{
      fmt::format("'{}' is not a size: give bytes, or 64K to 1G", without_user_info(text))};
}

Parsed<double> seconds(std::string_view text) {
  std::string_view digits = text;
  double per_second = 1;
  for (const Unit& unit : units) {
    if (!digits.ends_with(unit.suffix)) continue;
    digits.remove_suffix(unit.suffix.size());
    per_second = unit.per_second;
    break;
  }
  const auto number = decimal(digits);
  const double value = number.value_or(-1) / per_second;
  const bool in_range = value >= 0 && value <= phpredis::max_timeout;  // false for NaN
  if (!in_range || digits.front() == '-') {
    return UsageError{
        fmt::format("'{}' is not a time: give seconds (0 to 2147483647), or 500ms, 2s, 1m, 1h, 1d",
                    without_user_info(text))};
  }
  return value;
}

Parsed<long long> verbatim_port(std::string_view text) {
  if (text.starts_with("tcp://")) {
    return UsageError{fmt::format("an address is no port number; {}", service_variable)};
  }
  long long number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc{} || end != last) {
    return UsageError{
        fmt::format("'{}' is not a number that PHP could pass", without_user_info(text))};
  }
  return number;
}

Parsed<double> verbatim_seconds(std::string_view text) {
  if (const auto number = decimal(text)) return *number;
  return seconds(text);
}

}  // namespace rconn::cli
