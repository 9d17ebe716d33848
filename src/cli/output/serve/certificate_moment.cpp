#include "cli/output/serve/certificate_moment.hpp"

#include <charconv>
#include <chrono>

namespace rconn::cli {
namespace {

// The number of just these digits.
std::optional<int> number_at(std::string_view text, std::size_t from, std::size_t size) {
  const std::string_view digits = text.substr(from, size);
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 0)
    return std::nullopt;
  return number;
}

}  // namespace

std::optional<std::int64_t> certificate_moment(std::string_view text) {
  constexpr std::string_view form = "YYYY-MM-DDThh:mm:ssZ";
  if (text.size() != form.size()) return std::nullopt;
  for (const std::size_t place : {4U, 7U, 10U, 13U, 16U, 19U}) {
    if (text[place] != form[place]) return std::nullopt;
  }
  const auto year = number_at(text, 0, 4);
  const auto month = number_at(text, 5, 2);
  const auto day = number_at(text, 8, 2);
  const auto hour = number_at(text, 11, 2);
  const auto minute = number_at(text, 14, 2);
  const auto second = number_at(text, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  const auto moment = std::chrono::sys_days(date) + std::chrono::hours(*hour) +
                      std::chrono::minutes(*minute) + std::chrono::seconds(*second);
  return std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count();
}

}  // namespace rconn::cli
