#include "cli/output/words/utc_time.hpp"

#include <fmt/format.h>

namespace rconn::cli {

std::string utc_time(std::chrono::system_clock::time_point moment) {
  using std::chrono::milliseconds;
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<milliseconds>(moment) - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

std::string utc_clock(std::chrono::system_clock::time_point moment) {
  constexpr std::size_t start = 11;
  constexpr std::size_t size = 8;
  return utc_time(moment).substr(start, size);
}

}  // namespace rconn::cli
