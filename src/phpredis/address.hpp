// The address text that phpredis hands to PHP's stream layer.
// Entry points: address_of() by the rules of any release, address() by those of 3.1.0.
// Pure: no network, no locale. Assumes that phpredis was built with IPv6.
#pragma once

#include <string>
#include <string_view>

#include "phpredis/parts.hpp"
#include "phpredis/port.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

// Which kind of address results, and why.
enum class Branch {
  unix_path,      // a path and no port
  unix_portless,  // no port, whatever the host (5.0.0 to 5.0.2)
  tcp_host,       // no path
  tcp_path,       // a path, but with a port
};

struct Address {
  Parts parts;
  Branch branch;
  Port port;       // with the TCP default applied; the pool's key shows it
  bool truncated;  // cut at max_address_size; PHP is still passed the full length
};

// `host` is the argument of the call, NUL bytes included; `stored` comes from stored_port().
Address address_of(const Release& release, std::string_view host, Port stored, bool stream_context);

bool is_unix(Branch branch);
std::string_view sentence(Branch branch);

// The functions below follow the rules of 3.1.0. They expect a host without brackets and a port
// of 0..65535, which they do not wrap around as that release does.

// Whether the host is a unix socket: it starts with '/' and the port is below 1.
bool is_unix_socket(std::string_view host, int port);

// "unix://HOST" for a unix socket, "[HOST]:PORT" where the host holds a colon, else "HOST:PORT".
// Port 0 becomes 6379 on TCP.
std::string address(std::string_view host, int port);

}  // namespace rconn::phpredis
