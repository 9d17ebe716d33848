#include "cli/output/html/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace rconn::cli::html {

using namespace std::chrono;

namespace {

// A number with about three digits.
std::string three_digits(double number) {
  if (number < 9.995) return fmt::format("{:.2f}", number);
  if (number < 99.95) return fmt::format("{:.1f}", number);
  return fmt::format("{:.0f}", number);
}

std::string two_units(std::int64_t large, std::string_view one, std::int64_t small,
                      std::string_view other) {
  if (small == 0) return fmt::format("{} {}", large, one);
  return fmt::format("{} {} {} {}", large, one, small, other);
}

struct Date {
  year_month_day day;
  hh_mm_ss<milliseconds> time;
};

Date date_of(Wall wall) {
  const auto whole = floor<milliseconds>(wall);
  const auto day = floor<days>(whole);
  return {year_month_day{day}, hh_mm_ss<milliseconds>{whole - day}};
}

std::string clock(const Date& date) {
  return fmt::format("{:02}:{:02}:{:02}", date.time.hours().count(), date.time.minutes().count(),
                     date.time.seconds().count());
}

}  // namespace

std::string span(Duration duration) {
  const auto ns = static_cast<double>(duration.count());
  if (duration == Duration{}) return "0 s";
  if (ns < 1e3) return fmt::format("{} ns", duration.count());
  if (ns < 999.5e3) return three_digits(ns / 1e3) + " µs";
  if (ns < 999.5e6) return three_digits(ns / 1e6) + " ms";
  if (ns < 59.95e9) return three_digits(ns / 1e9) + " s";
  const std::int64_t s = round<seconds>(duration).count();
  if (s < 3600) return two_units(s / 60, "min", s % 60, "s");
  const std::int64_t min = round<minutes>(duration).count();
  if (min < 48 * 60) return two_units(min / 60, "h", min % 60, "min");
  const std::int64_t h = round<hours>(duration).count();
  return two_units(h / 24, "d", h % 24, "h");
}

std::string give_or_take(Duration uncertainty) {
  return "± " + span(std::max<Duration>(uncertainty, microseconds(1)));
}

std::string date_and_time(Wall wall) {
  const Date date = date_of(wall);
  return fmt::format("{:04}-{:02}-{:02} {}", static_cast<int>(date.day.year()),
                     static_cast<unsigned>(date.day.month()), static_cast<unsigned>(date.day.day()),
                     clock(date));
}

std::string date_and_milliseconds(Wall wall) {
  return fmt::format("{}.{:03}", date_and_time(wall), date_of(wall).time.subseconds().count());
}

std::string tick_label(Wall wall, seconds step) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = date_of(wall);
  if (step < minutes(1)) return clock(date);
  if (date.time.to_duration() < step && step >= hours(1)) {
    return fmt::format("{} {}", static_cast<unsigned>(date.day.day()),
                       months.at(static_cast<unsigned>(date.day.month()) - 1));
  }
  return clock(date).substr(0, 5);
}

std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, ",");
  }
  return digits;
}

}  // namespace rconn::cli::html
