// The port as phpredis stores it: defaulted, then squeezed into the field of that release.
// Entry point: stored_port(). Nothing ever checks a port's upper bound.
#pragma once

#include <optional>
#include <string_view>

#include "phpredis/parts.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

// The port that stands in for "none given" and for 0.
inline constexpr int default_port = 6379;

struct Port {
  int value;
  Origin origin;  // one of the ..._port
  bool operator==(const Port&) const = default;
};

Port stored_port(const Release& release, std::string_view host, std::optional<long long> given);

// What a TCP address makes of it: 0 becomes 6379.
Port tcp_port(Port stored);

}  // namespace rconn::phpredis
