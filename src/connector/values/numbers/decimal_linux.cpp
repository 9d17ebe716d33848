#include <charconv>
#include <system_error>

#include "connector/values/numbers/decimal.hpp"

namespace rconn {

std::optional<double> decimal(std::string_view text) {
  double number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc{} || end != last) return std::nullopt;
  return number;
}

}  // namespace rconn
