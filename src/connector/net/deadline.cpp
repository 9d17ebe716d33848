#include "connector/net/deadline.hpp"

#include <fmt/format.h>

namespace rconn::net {

std::string Deadline::text() const {
  const double seconds = std::chrono::duration<double>(budget).count();
  return seconds < 1 ? fmt::format("{:g} ms ({})", seconds * 1000, option)
                     : fmt::format("{:g} s ({})", seconds, option);
}

}  // namespace rconn::net
