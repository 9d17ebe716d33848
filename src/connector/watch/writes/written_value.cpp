#include "connector/watch/writes/written_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <random>

namespace rconn {
namespace {

constexpr std::string_view start = "rconn-watch:";
constexpr std::size_t run_size = 16;

}  // namespace

std::string WrittenValue::text() const { return fmt::format("{}{}:{}", start, run, number); }

std::optional<WrittenValue> written_value_in(std::string_view text) {
  if (!text.starts_with(start)) return std::nullopt;
  text.remove_prefix(start.size());
  if (text.size() < run_size + 2 || text[run_size] != ':') return std::nullopt;
  const std::string_view run = text.substr(0, run_size);
  if (run.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  const std::string_view digits = text.substr(run_size + 1);
  WrittenValue value{std::string(run), 0};
  const char* const end = digits.data() + digits.size();
  const auto [parsed, error] = std::from_chars(digits.data(), end, value.number);
  if (error != std::errc{} || parsed != end) return std::nullopt;
  return value;
}

std::string new_run() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}", random(), random());
}

}  // namespace rconn
