// The result of a call, for tests of calls that are not rejected. Entry point: opened().
#pragma once

#include <string_view>

#include "phpredis/outcome.hpp"

namespace rconn::phpredis {

inline Opening opened(std::string_view release, const Arguments& arguments,
                      const Settings& settings = {}) {
  return std::get<Opening>(outcome(*find_release(release), arguments, settings));
}

inline std::string address_in(std::string_view release, const Arguments& arguments) {
  return text(opened(release, arguments).address.parts);
}

// The stream's key with pooling off.
inline std::string key_in(std::string_view release, const Arguments& arguments) {
  return text(opened(release, arguments, {.pooling = false}).key.value());
}

inline std::string pool_key_in(std::string_view release, const Arguments& arguments,
                               const std::string& pattern = "") {
  const Settings settings{.pooling = true, .pool_pattern = pattern};
  return text(opened(release, arguments, settings).pool_key.value());
}

}  // namespace rconn::phpredis
