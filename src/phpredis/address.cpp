#include "phpredis/address.hpp"

#include <fmt/format.h>

namespace rconn::phpredis {

bool is_unix_socket(std::string_view host, int port) { return host.starts_with('/') && port < 1; }

std::string address(std::string_view host, int port) {
  if (is_unix_socket(host, port)) return fmt::format("unix://{}", host);
  const int effective = port == 0 ? default_port : port;
  if (host.find(':') != std::string_view::npos) return fmt::format("[{}]:{}", host, effective);
  return fmt::format("{}:{}", host, effective);
}

}  // namespace rconn::phpredis
