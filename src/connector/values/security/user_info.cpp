#include "connector/values/security/user_info.hpp"

namespace rconn {

std::string without_user_info(std::string_view text) {
  constexpr std::string_view mark = "://";
  const auto scheme = text.find(mark);
  const auto at = text.rfind('@');
  const bool has_scheme = scheme != std::string_view::npos;
  if (!has_scheme && at == std::string_view::npos) return std::string(text);
  // A "://" after the last '@' is not that of the scheme, but what is before '@' is hidden as well.
  const std::size_t start = has_scheme && scheme < at ? scheme + mark.size() : 0;
  std::string shown(text.substr(0, start));
  shown += "***";
  if (at != std::string_view::npos) shown += text.substr(at);
  return shown;
}

}  // namespace rconn
