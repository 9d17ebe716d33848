// The address text that phpredis hands to PHP's stream layer, by the rules of release 3.1.0.
// Entry point: address(). Pure: no network, no locale. Callers pass a host without brackets.
#pragma once

#include <string>
#include <string_view>

namespace rconn::phpredis {

// The port that stands in for "none given" and for 0.
inline constexpr int default_port = 6379;

// A unix socket is meant exactly when the host starts with '/' and the port is below 1.
bool is_unix_socket(std::string_view host, int port);

// "unix://HOST" for a unix socket, "[HOST]:PORT" where the host holds a colon, else "HOST:PORT".
// `port` is 0..65535; 0 becomes 6379 on TCP.
std::string address(std::string_view host, int port);

}  // namespace rconn::phpredis
