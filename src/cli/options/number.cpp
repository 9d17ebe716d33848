#include "cli/options/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "cli/options/other_spelling.hpp"
#include "cli/options/text/unset_variable.hpp"
#include "cli/options/text/usual_spelling.hpp"
#include "connector/values/numbers/decimal.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

constexpr std::string_view units_in_words = "give seconds, or 500ms, 2s, 1m, 1h, 1d";

std::string_view without_sign(std::string_view text) {
  return text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
}

// A number, and at most a short word that may be its unit: "5x", "1,5", "2 GiB".
bool has_short_unit(std::string_view text) {
  constexpr std::size_t longest_unit = 3;
  const std::string_view number = without_sign(text);
  if (!is_number(number.substr(0, 1))) return false;
  const auto end = std::min(number.find_first_not_of("0123456789.,"), number.size());
  const auto start = std::min(number.find_first_not_of(' ', end), number.size());
  const std::string_view unit = number.substr(start);
  return unit.size() <= longest_unit && std::ranges::all_of(unit, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

UsageError hidden_value(std::string_view wanted, std::string_view range) {
  return UsageError{fmt::format(
      "the value is not {}: {} (it is not shown, as it may be a password)", wanted, range)};
}

UsageError empty_value(std::string_view wanted) {
  return UsageError{fmt::format("the value is empty: {}", wanted)};
}

struct Unit {
  std::string_view suffix;
  double per_second;  // how many units make a second
};

constexpr std::array units{Unit{"ms", 1000}, Unit{"s", 1}, Unit{"m", 1.0 / 60},
                           Unit{"h", 1.0 / 3600}, Unit{"d", 1.0 / 86400}};

}  // namespace

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Parsed<int> whole_number(std::string_view text, int min, int max) {
  int number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  const bool plain = error == std::errc{} && end == last && text.front() != '-';
  if (plain && number >= min && number <= max) return number;
  const std::string range = fmt::format("{}..{}", min, max);
  if (text.empty()) return empty_value("give " + range);
  if (!is_number(without_sign(text))) return hidden_value("a whole number", "give " + range);
  if (!text.starts_with('+')) return UsageError{fmt::format("'{}' is not in {}", text, range)};
  return UsageError{fmt::format("'{}' has a sign: give {}", text, range)};
}

Parsed<double> number_between(std::string_view text, double min, double max) {
  const auto number = decimal(text);
  if (number && *number >= min && *number <= max) return *number;  // false for NaN
  const std::string range = fmt::format("{}..{}", min, max);
  if (text.empty()) return empty_value("give " + range);
  if (number && std::isfinite(*number)) {
    return UsageError{fmt::format("'{}' is not in {}", text, range)};
  }
  if (!has_short_unit(text)) return hidden_value("a number", "give " + range);
  return UsageError{fmt::format("'{}' is not a number: give {}", text, range)};
}

Parsed<int> port_number(std::string_view text) {
  if (text.starts_with("tcp://")) {
    return UsageError{fmt::format("an address is no port number; {}", service_variable)};
  }
  return whole_number(text, 0, last_port);
}

Parsed<int> database_number(std::string_view text) {
  return whole_number(text, 0, std::numeric_limits<int>::max());
}

Parsed<int> day_count(std::string_view text) {
  return whole_number(text, 0, std::numeric_limits<int>::max());
}

Parsed<unsigned> count_or_zero(std::string_view text) {
  auto number = whole_number(text, 0, std::numeric_limits<int>::max());
  if (!number) return std::move(number).error();
  return static_cast<unsigned>(number.value());
}

Parsed<unsigned> count(std::string_view text) {
  auto number = whole_number(text, 1, std::numeric_limits<int>::max());
  if (!number) return std::move(number).error();
  return static_cast<unsigned>(number.value());
}

Parsed<double> factor(std::string_view text) { return number_between(text, 1, 1000); }

Parsed<double> frequency(std::string_view text) { return number_between(text, 0.001, 1e6); }

UsageError about(std::string_view part, const UsageError& error) {
  constexpr std::string_view hidden = "the value";
  const std::string_view message = error.message;
  if (message.starts_with(hidden)) {
    return UsageError{fmt::format("the {}{}", part, message.substr(hidden.size()))};
  }
  return UsageError{fmt::format("{} {}", part, message)};
}

UsageError port_problem(std::string_view before, std::string_view port) {
  // More digits than a port has may be a password.
  if (is_number(port) && port.size() <= std::to_string(last_port).size()) {
    return UsageError{fmt::format("port '{}' is not in 0..{}", port, last_port)};
  }
  if (port.empty()) {
    return UsageError{
        fmt::format("the port after '{}' is empty: give it, or leave out the ':'", before)};
  }
  if (text::is_unset_variable(port)) {
    return UsageError{
        fmt::format("what follows '{}' is not a port (0..{}): a variable that was not replaced",
                    before, last_port)};
  }
  return UsageError{fmt::format(
      "what follows '{}' is not a port (0..{}); it is not shown, as it may be a password", before,
      last_port)};
}

namespace {

std::optional<std::size_t> size_in(std::string_view text) {
  constexpr std::string_view suffixes = "KMG";
  constexpr std::size_t least = std::size_t{64} << 10;
  constexpr std::size_t most = std::size_t{1} << 30;
  std::size_t shift = 0;
  const auto suffix = text.empty() ? std::string_view::npos : suffixes.find(text.back());
  if (suffix != std::string_view::npos) {
    text.remove_suffix(1);
    shift = 10 * (suffix + 1);
  }
  std::size_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc{} || end != last || number > most >> shift) return std::nullopt;
  const std::size_t size = number << shift;
  return size >= least ? std::optional(size) : std::nullopt;
}

struct Time {
  std::optional<double> number;   // as written, in its unit
  std::optional<double> seconds;  // none: out of range, or no time at all
};

Time time_in(std::string_view text) {
  double per_second = 1;
  for (const Unit& unit : units) {
    if (!text.ends_with(unit.suffix)) continue;
    text.remove_suffix(unit.suffix.size());
    per_second = unit.per_second;
    break;
  }
  const auto number = decimal(text);
  const double value = number.value_or(-1) / per_second;
  const bool in_range = value >= 0 && value <= phpredis::max_timeout;  // false for NaN
  if (!in_range || text.front() == '-') return {number, std::nullopt};
  return {number, value};
}

}  // namespace

Parsed<std::size_t> reply_size(std::string_view text) {
  if (const auto size = size_in(text)) return *size;
  if (text.empty()) return empty_value("give bytes, or 64K to 1G");
  const std::string usual = text::usual_size(text);
  if (usual != text && size_in(usual)) {
    return UsageError{fmt::format("'{}' is not a size; did you mean {}?", text, usual)};
  }
  constexpr std::string_view wanted = "a size in 64K..1G";
  constexpr std::string_view units_of_size = "give bytes, or a number with K, M or G";
  if (!has_short_unit(text)) return hidden_value(wanted, units_of_size);
  return UsageError{fmt::format("'{}' is not {}: {}", text, wanted, units_of_size)};
}

Parsed<double> seconds(std::string_view text) {
  const Time time = time_in(text);
  if (time.seconds) return *time.seconds;
  if (text.empty()) return empty_value(units_in_words);
  if (time.number && std::isfinite(*time.number)) {
    return UsageError{fmt::format("'{}' is not in 0..{} seconds", text, phpredis::max_timeout)};
  }
  const std::string usual = text::usual_time(text);
  if (usual != text && time_in(usual).seconds) {
    return UsageError{fmt::format("'{}' is not a time; did you mean {}?", text, usual)};
  }
  if (!has_short_unit(text)) return hidden_value("a time", units_in_words);
  return UsageError{fmt::format("'{}' is not a time: {}", text, units_in_words)};
}

Parsed<long long> verbatim_port(std::string_view text) {
  if (text.starts_with("tcp://")) {
    return UsageError{fmt::format("an address is no port number; {}", service_variable)};
  }
  long long number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc{} || end != last) {
    if (text.empty()) return empty_value("give a whole number");
    if (!is_number(without_sign(text))) return hidden_value("a whole number", "give digits only");
    return UsageError{fmt::format("'{}' is not a whole number of 64 bits", text)};
  }
  return number;
}

Parsed<double> verbatim_seconds(std::string_view text) {
  if (const auto number = decimal(text)) return *number;
  return seconds(text);
}

}  // namespace rconn::cli
