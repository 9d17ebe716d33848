// The port as phpredis stores it: defaulted, then narrowed to the integer type of the release.
// Entry point: stored_port(). No release checks the upper bound, so large ports wrap around. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "phpredis/parts.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

// Used when no port is given, and for port 0 on TCP.
inline constexpr int default_port = 6379;

struct Port {
  int value;
  Origin origin;  // one of those named ..._port
  bool operator==(const Port&) const = default;
};

Port stored_port(const Release& release, std::string_view host, std::optional<long long> given);

// The port of a TCP address: 0 becomes 6379.
Port tcp_port(Port stored);

}  // namespace rconn::phpredis
