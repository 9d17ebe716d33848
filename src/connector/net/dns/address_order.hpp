// The order in which the addresses of a name are tried (RFC 6724, section 6).
// Entry points: order_routes(), pure; in_order_of_routes(), with the sources that this machine
// would use. Not known to a program without privileges, and left out: whether a source is
// deprecated (rule 3), a home address (4) or native (7). Rule 9 counts for IPv4 only where the
// destination is this machine itself, as in glibc, so that an order of DNS stays. /etc/gai.conf is
// not read.
#pragma once

#include <optional>
#include <vector>

#include "connector/net/address.hpp"

namespace rconn::net {

struct Route {
  Address destination;
  std::optional<Address> source;  // none: there is no way to the destination
  unsigned subnet_bits = 0;       // length of the prefix of an IPv4 source's subnet; 0: unknown
};

// Sorts by the rules 1, 2, 5, 6, 8, 9 and 10; all addresses are IPv4 or IPv6.
void order_routes(std::vector<Route>& routes);

// Asks the kernel for each source by connecting a UDP socket, which sends nothing.
std::vector<Address> in_order_of_routes(std::vector<Address> addresses);

}  // namespace rconn::net
