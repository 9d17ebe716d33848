#include "phpredis/persistent_key.hpp"

#include <fmt/format.h>

namespace rconn::phpredis {

std::string persistent_key(std::string_view address, const std::optional<std::string>& id,
                           double timeout_seconds) {
  if (id) return fmt::format("phpredis:{}:{}", address, *id);
  return fmt::format("phpredis:{}:{:.6f}", address, timeout_seconds);
}

}  // namespace rconn::phpredis
