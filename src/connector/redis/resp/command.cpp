#include "connector/redis/resp/command.hpp"

#include <hiredis/hiredis.h>

#include <memory>
#include <vector>

#include "connector/values/memory.hpp"

namespace rconn::resp {

std::string encode(std::span<const std::string_view> arguments) {
  std::vector<const char*> starts;
  std::vector<std::size_t> sizes;
  for (const std::string_view argument : arguments) {
    starts.push_back(argument.data());
    sizes.push_back(argument.size());
  }
  char* bytes = nullptr;
  // The type is int in hiredis 0.14 and long long in 1.x.
  const auto size = redisFormatCommandArgv(&bytes, static_cast<int>(arguments.size()),
                                           starts.data(), sizes.data());
  require_allocated(size >= 0);
  const std::unique_ptr<char, decltype(&redisFreeCommand)> owned(bytes, &redisFreeCommand);
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace rconn::resp
