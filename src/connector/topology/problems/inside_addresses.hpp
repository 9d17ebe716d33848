// Recognises addresses and names that are known to work only inside of a host, of a container
// network, or of a private one. Entry points: inside_of_address(), inside_of_name(), network_of().
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn {

// Where the address works, in words; empty if it may work from here. `reached` is the address of
// the server that told it: from the same network it would work. Both are IP literals or names.
std::string_view inside_of_address(const std::string& host, const std::string& reached);

// The same for a name that does not exist here: the id of a container, a name without a domain (a
// service of Docker Compose, a pod), or one of a cluster of Kubernetes.
std::string_view inside_of_name(std::string_view host);

// The first bytes of an IP literal: 16 bits of IPv4, 48 bits of IPv6; empty for a name.
std::string network_of(const std::string& host);

}  // namespace rconn
