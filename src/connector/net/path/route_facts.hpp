// How this machine would send to an address, and whether the next hop answers: from the kernel's
// tables, without sending anything.
// Entry point: route_facts(), after a connect to the address failed. What the kernel does not say
// (a sandbox may forbid to ask) is left as it is by default.
#pragma once

#include <sys/socket.h>

#include <optional>

#include "connector/values/evidence/path_facts.hpp"

namespace rconn::net {

// None for a unix socket, or if the kernel does not say.
std::optional<RouteFacts> route_facts(const sockaddr& peer);

}  // namespace rconn::net
