#include "cli/commands/listen_address.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <cstdint>
#include <string>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "connector/net/process/descriptor.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli {
namespace {

bool has_ipv6() {
  const Descriptor socket(::socket(AF_INET6, SOCK_STREAM, 0));
  return socket.number() >= 0;
}

// "" is every address: "::" takes IPv4, too.
std::string listening_host(std::string_view host) {
  if (host.empty()) return has_ipv6() ? "::" : "0.0.0.0";
  if (host == "localhost") return "127.0.0.1";
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return std::string(host);
}

UsageError unclear(std::string_view text, std::string_view why) {
  return UsageError{
      fmt::format("'{}' {}: give 127.0.0.1:9121, [::1]:9121, :9121 or /run/rconn.sock",
                  without_user_info(text), why)};
}

}  // namespace

Parsed<net::Address> listen_address(std::string_view text) {
  if (text.starts_with('/')) {
    const auto path = socket_path(text);
    if (!path) return path.error();
    return net::Address::unix_socket(path.value());
  }
  const auto colon = text.rfind(':');
  if (text.find("://") != std::string_view::npos) return unclear(text, "is a URI");
  if (colon == std::string_view::npos) return unclear(text, "has no ':' and port");
  const std::string_view before = text.substr(0, colon);
  const bool is_bare_ipv6 = before.find(':') != std::string_view::npos && !before.starts_with('[');
  const auto port = port_number(text.substr(colon + 1));
  if (is_bare_ipv6) return unclear(text, "has an IPv6 address without '[]'");
  if (!port) return about("port", port.error());
  const auto address =
      net::Address::numeric(listening_host(before), static_cast<std::uint16_t>(port.value()));
  if (!address) return unclear(text, "has no IP address before the port");
  return *address;
}

}  // namespace rconn::cli
