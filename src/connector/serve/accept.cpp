#include "connector/serve/accept.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace rconn {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  const std::size_t from = text.find_first_not_of(blank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

// Takes what stands before the next `separator` off the front, without blanks around it.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trimmed(part);
}

bool same(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](unsigned char left, unsigned char right) {
    return std::tolower(left) == std::tolower(right);
  });
}

// In thousandths, as precise as a weight may be. What is not a weight counts as 0.
int weight_of(std::string_view text) {
  constexpr int most = 1000;
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
  int weight = text[0] == '1' ? most : 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  for (std::size_t i = 2, digit = most / 10; i < text.size() && i < 5; ++i, digit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    weight += (text[i] - '0') * static_cast<int>(digit);
  }
  return std::min(weight, most);
}

struct Range {
  std::string_view type;     // "text/plain", "text/*", "*/*"
  std::string_view version;  // empty: any
  int weight = 1000;
};

Range range_in(std::string_view text) {
  Range range{.type = take(text, ';'), .version = {}};
  while (!text.empty()) {
    std::string_view value = take(text, ';');
    const std::string_view name = take(value, '=');
    if (value.size() > 1 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    if (same(name, "version")) range.version = value;
    if (same(name, "q")) range.weight = weight_of(value);
  }
  return range;
}

struct Offer {
  std::string_view type;
  std::string_view group;
  std::string_view version;
};

constexpr Offer openmetrics{"application/openmetrics-text", "application/*", "1.0.0"};
constexpr Offer prometheus{"text/plain", "text/*", "0.0.4"};

// How closely a range names an offer; 0: not at all.
int closeness(const Range& range, const Offer& offer) {
  if (!range.version.empty() && range.version != offer.version) return 0;
  if (same(range.type, offer.type)) return range.version.empty() ? 3 : 4;
  if (same(range.type, offer.group)) return 2;
  return range.type == "*/*" ? 1 : 0;
}

// The weight of the range that names it most closely.
struct Preference {
  int close = 0;
  int weight = 0;

  void consider(const Range& range, const Offer& offer) {
    const int found = closeness(range, offer);
    if (found > close) *this = {found, range.weight};
  }
  [[nodiscard]] bool is_refused() const { return close > 0 && weight == 0; }
};

}  // namespace

MetricsForm form_for(const std::optional<std::string>& accept) {
  if (!accept) return MetricsForm::openmetrics;
  Preference open;
  Preference plain;
  bool browser = false;
  std::string_view rest = *accept;
  while (!rest.empty()) {
    const Range range = range_in(take(rest, ','));
    open.consider(range, openmetrics);
    plain.consider(range, prometheus);
    browser = browser || (same(range.type, "text/html") && range.weight > 0);
  }
  if (open.is_refused() && !plain.is_refused()) return MetricsForm::prometheus;
  const bool only_among_all = browser && open.close <= 1;
  if (plain.weight > open.weight || (only_among_all && plain.weight == open.weight))
    return MetricsForm::prometheus;
  return MetricsForm::openmetrics;
}

}  // namespace rconn
