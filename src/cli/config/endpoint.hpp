// Where a target leads to, in one form for all its spellings.
// Entry point: endpoint_of(). Pure. Two targets with equal endpoints connect to the same place.
#pragma once

#include <string>
#include <string_view>

#include "connector/values/target.hpp"

namespace rconn::cli::config {

struct Endpoint {
  enum class Kind { name, ipv4, ipv6, socket };
  Kind kind = Kind::name;
  // A name in lower case, without the dot at its end; an address as inet_ntop(3) writes it, with
  // the scope of IPv6; the path of a socket.
  std::string host;
  int port = 0;  // 0 only for a socket

  bool operator==(const Endpoint&) const = default;
};

// `host` as Target holds it, port 0: 6379. What getaddrinfo(3) would read as an IPv4 address is one
// (0x7f.1, 2130706433), and an IPv4 address that is mapped to IPv6 is itself.
Endpoint endpoint_of(std::string_view host, int port);

// An IPv4 pattern or address: digits and dots, and '*' if `wild`.
bool looks_like_ipv4(std::string_view text, bool wild);

}  // namespace rconn::cli::config
