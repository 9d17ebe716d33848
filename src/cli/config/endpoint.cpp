#include "cli/config/endpoint.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "cli/options/host.hpp"
#include "connector/values/text/lower_case.hpp"
#include "phpredis/port.hpp"

namespace rconn::cli::config {
namespace {

template <typename Address>
std::string written(int family, const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> room{};
  return ::inet_ntop(family, &address, room.data(), room.size());
}

Endpoint of_ipv6(const std::string& host) {
  const std::string literal = host.substr(0, host.find('%'));
  in6_addr address{};
  ::inet_pton(AF_INET6, literal.c_str(), &address);
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    in_addr inner{};
    std::memcpy(&inner, address.s6_addr + 12, sizeof inner);
    return {Endpoint::Kind::ipv4, written(AF_INET, inner)};
  }
  return {Endpoint::Kind::ipv6, written(AF_INET6, address) + host.substr(literal.size())};
}

}  // namespace

Endpoint endpoint_of(std::string_view host, int port) {
  if (host.starts_with('/')) return {Endpoint::Kind::socket, std::string(host)};
  std::string name = lower_case(host);
  if (name.size() > 1 && name.ends_with('.')) name.pop_back();
  Endpoint endpoint;
  in_addr address{};
  if (is_ipv6_literal(name)) {
    endpoint = of_ipv6(std::string(host));
  } else if (::inet_aton(name.c_str(), &address) != 0) {
    endpoint = {Endpoint::Kind::ipv4, written(AF_INET, address)};
  } else {
    endpoint = {Endpoint::Kind::name, name};
  }
  endpoint.port = port == 0 ? phpredis::default_port : port;
  return endpoint;
}

bool looks_like_ipv4(std::string_view text, bool wild) {
  return text.find_first_not_of(wild ? "0123456789.*" : "0123456789.") == std::string_view::npos;
}

}  // namespace rconn::cli::config
