// Validates hosts; the errors say what to write instead.
// Entry points: host(), socket_path(), server_name(). Pure. phpredis accepts any text as a host;
// rconn accepts only these.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/options/usage.hpp"

namespace rconn::cli {

// A host name (up to 253 bytes, RFC 1035), an IPv4 literal, an IPv6 literal with optional %scope,
// or the absolute path of a unix socket. Brackets around a literal are taken off.
Parsed<std::string> host(std::string_view text);

// An absolute path of 1..107 bytes, which fits in sun_path with its NUL.
Parsed<std::string> socket_path(std::string_view text);

// A host name for SNI, which is never an address (RFC 6066 §3).
Parsed<std::string> server_name(std::string_view text);

bool is_ipv4_literal(std::string_view host);
bool is_ipv6_literal(std::string_view host);

// An IPv6 literal without brackets whose last group reads as a port.
struct BareIpv6 {
  std::string_view host;  // what is before the port
  int port;
  bool is_address;  // whether the whole text is a literal as well, so that both may be meant
};

// Below it, a last group is taken for a part of the address.
inline constexpr int least_likely_port = 1000;

// None if there is no such group: "::1", "2001:db8::a".
std::optional<BareIpv6> split_bare_ipv6(std::string_view text);

}  // namespace rconn::cli
