// The part of a PHP string that C code sees: everything before the first NUL byte.
// Entry point: c_text().
#pragma once

#include <string_view>

namespace rconn::phpredis {

constexpr std::string_view c_text(std::string_view php_string) {
  return php_string.substr(0, php_string.find('\0'));
}

}  // namespace rconn::phpredis
