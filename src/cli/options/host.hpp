// Which texts may stand for a host, and what to write instead of those that may not.
// Entry points: host(), socket_path(), server_name(). Pure; phpredis takes any text, rconn only
// these.
#pragma once

#include <string>
#include <string_view>

#include "cli/options/usage.hpp"

namespace rconn::cli {

// A host name (up to 253 bytes, RFC 1035), an IPv4 literal, an IPv6 literal with optional %scope,
// or the absolute path of a unix socket. Brackets around a literal are taken off.
Parsed<std::string> host(std::string_view text);

// An absolute path of 1..107 bytes: what fits sun_path with its end.
Parsed<std::string> socket_path(std::string_view text);

// A host name as TLS sends it, which is never an address (RFC 6066 §3).
Parsed<std::string> server_name(std::string_view text);

bool is_ipv4_literal(std::string_view host);
bool is_ipv6_literal(std::string_view host);

}  // namespace rconn::cli
