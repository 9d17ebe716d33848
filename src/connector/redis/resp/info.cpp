#include "connector/redis/resp/info.hpp"

#include <algorithm>

namespace rconn::resp {

std::string info_value(std::string_view info, std::string_view name) {
  while (!info.empty()) {
    const std::string_view line = info.substr(0, info.find_first_of("\r\n"));
    info.remove_prefix(std::min(line.size() + 1, info.size()));
    if (line.size() > name.size() && line.starts_with(name) && line[name.size()] == ':') {
      return std::string(line.substr(name.size() + 1));
    }
  }
  return {};
}

}  // namespace rconn::resp
