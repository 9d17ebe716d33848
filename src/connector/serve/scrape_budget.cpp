#include "connector/serve/scrape_budget.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

namespace rconn {
namespace {

using std::chrono::microseconds;

constexpr microseconds longest_stated = std::chrono::hours(1);

// Digits, and perhaps a point with digits: neither an exponent nor "inf".
std::optional<double> decimal(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<microseconds> scrape_budget(const std::optional<std::string>& stated,
                                          const ServeSetup& setup) {
  if (!stated) return setup.longest;
  const auto seconds = decimal(*stated);
  if (!seconds) return std::nullopt;
  const std::chrono::duration<double> most = longest_stated;
  const std::chrono::duration<double> wanted(std::min(*seconds, most.count()));
  const auto patience = std::chrono::duration_cast<microseconds>(wanted);
  if (patience.count() == 0) return std::nullopt;
  return std::max<microseconds>(patience - setup.offset, patience / 2);
}

Target limited(Target target, microseconds budget) {
  target.total_budget = std::min(target.total_budget.value_or(budget), budget);
  return target;
}

}  // namespace rconn
