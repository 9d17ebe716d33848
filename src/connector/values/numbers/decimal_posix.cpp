// The library of clang before 20 has std::from_chars for integers only. The locale is always "C".
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <string>

#include "connector/values/numbers/decimal.hpp"

namespace rconn {

std::optional<double> decimal(std::string_view text) {
  // What strtod(3) takes besides: white space, a plus, hexadecimal.
  if (text.empty() || std::string_view(" \t\n\v\f\r+").find(text.front()) != text.npos ||
      text.find_first_of("xX") != text.npos) {
    return std::nullopt;
  }
  const std::string ended(text);
  char* end = nullptr;
  errno = 0;
  const double number = std::strtod(ended.c_str(), &end);
  const bool fits = errno != ERANGE || (number != 0 && std::isfinite(number));
  if (!fits || end != ended.c_str() + ended.size()) return std::nullopt;
  return number;
}

}  // namespace rconn
