// Host names as text. Entry points: same_name(), without_final_dot().
#pragma once

#include <strings.h>

#include <string_view>

namespace rconn::net {

// Whatever the case of their ASCII letters (RFC 4343).
inline bool same_name(std::string_view one, std::string_view other) {
  return one.size() == other.size() && ::strncasecmp(one.data(), other.data(), one.size()) == 0;
}

// A dot at the end only says that the name is complete.
inline std::string_view without_final_dot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return name;
}

}  // namespace rconn::net
