#include "cli/options/text/listed.hpp"

#include <cstddef>

namespace rconn::cli::text {

std::string listed(const std::vector<std::string_view>& names, std::string_view last) {
  std::string text;
  for (std::size_t place = 0; place < names.size(); ++place) {
    if (place > 0) text += place + 1 < names.size() ? ", " : last;
    text += names[place];
  }
  return text;
}

}  // namespace rconn::cli::text
