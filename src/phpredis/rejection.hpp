// The calls that phpredis rejects before it looks at the address, with its own messages.
// Entry point: rejection(), which returns the first check that fails. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "phpredis/arguments.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

enum class Thrown {
  nothing,  // a warning, and the call returns false
  redis_exception,
  value_error,  // on PHP 8; a RedisException on PHP 7
};

struct Rejection {
  Thrown thrown;
  std::string text;
};

std::optional<Rejection> rejection(const Release& release, const Arguments& arguments);

std::string_view sentence(Thrown thrown);

}  // namespace rconn::phpredis
