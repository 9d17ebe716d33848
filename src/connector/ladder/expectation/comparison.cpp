#include "connector/ladder/expectation/comparison.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace rconn {
namespace {

// Removes the next number of a version; 0 if there is none.
long next_number(std::string_view& text) {
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc{}) text = {};
  if (!text.starts_with('.')) {
    text = {};
  } else {
    text.remove_prefix(1);
  }
  return number;
}

}  // namespace

bool number_holds(double found, Comparison comparison, double wanted) {
  switch (comparison) {
    case Comparison::less:
      return found < wanted;
    case Comparison::at_most:
      return found <= wanted;
    case Comparison::more:
      return found > wanted;
    case Comparison::at_least:
      return found >= wanted;
    case Comparison::equal:
      break;
  }
  return found == wanted;
}

bool version_holds(std::string_view found, Comparison comparison, std::string_view wanted) {
  // For equality, only the components of `wanted` are compared: 7.2.4 equals 7.2.
  const bool by_prefix = comparison == Comparison::equal;
  while (!wanted.empty() || (!by_prefix && !found.empty())) {
    const long found_number = next_number(found);
    const long wanted_number = next_number(wanted);
    if (found_number != wanted_number) {
      return number_holds(static_cast<double>(found_number), comparison,
                          static_cast<double>(wanted_number));
    }
  }
  return comparison != Comparison::less && comparison != Comparison::more;
}

}  // namespace rconn
