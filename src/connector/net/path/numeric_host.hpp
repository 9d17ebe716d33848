// The address of a host as text, without a port.
// Entry point: numeric_host().
#pragma once

#include <sys/socket.h>

#include <string>

namespace rconn::net {

// "192.0.2.1", "2001:db8::1" or "fe80::1%eth0"; empty for another family than IPv4 and IPv6.
std::string numeric_host(const sockaddr& address);

}  // namespace rconn::net
