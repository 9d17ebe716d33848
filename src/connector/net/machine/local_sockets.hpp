// What listens on this machine, and the machine's own addresses.
// Entry points: LocalSockets, find_local_sockets().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "connector/net/machine/listeners.hpp"

namespace rconn::net {

struct LocalSockets : Listeners {
  std::vector<std::string> own;  // addresses of the interfaces, IPv6 in brackets

  // Whether this address, IPv6 in brackets, is one of this machine.
  [[nodiscard]] bool is_own(std::string_view host) const;
};

LocalSockets find_local_sockets();

// Of addresses, IPv6 in brackets.
bool is_wildcard(std::string_view host);
bool is_loopback(std::string_view host);

}  // namespace rconn::net
