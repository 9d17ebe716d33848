// The address text that phpredis hands to PHP's stream layer.
// Entry points: address_of() by any release's rules, address() by those of 3.1.0.
// Pure: no network, no locale. phpredis is taken to be built with IPv6.
#pragma once

#include <string>
#include <string_view>

#include "phpredis/parts.hpp"
#include "phpredis/port.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

// Unix socket or TCP, and why.
enum class Branch {
  unix_path,      // a path and no port
  unix_portless,  // no port, whatever the host (5.0.0 to 5.0.2)
  tcp_host,       // no path
  tcp_path,       // a path, but with a port
};

struct Address {
  Parts parts;
  Branch branch;
  Port port;       // as kept from here on; a pool's key shows it
  bool truncated;  // PHP is still told the length of the whole
};

// `stored` is the port that stored_port() made; the host is that of the call, NUL bytes and all.
Address address_of(const Release& release, std::string_view host, Port stored, bool stream_context);

bool is_unix(Branch branch);
std::string_view sentence(Branch branch);

// By the rules of 3.1.0, for a host without brackets and a port of 0..65535 that does not wrap:

// A unix socket is meant exactly when the host starts with '/' and the port is below 1.
bool is_unix_socket(std::string_view host, int port);

// "unix://HOST" for a unix socket, "[HOST]:PORT" where the host holds a colon, else "HOST:PORT".
// Port 0 becomes 6379 on TCP.
std::string address(std::string_view host, int port);

}  // namespace rconn::phpredis
