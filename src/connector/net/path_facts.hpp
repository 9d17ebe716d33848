// What the kernel knows of a TCP connection (TCP_INFO, tcp(7)), even of one that failed to connect.
// Entry point: path_facts().
#pragma once

#include <optional>

#include "connector/values/evidence/path_facts.hpp"

namespace rconn::net {

// None for a unix socket, or if the kernel does not report it.
std::optional<PathFacts> path_facts(int socket);

}  // namespace rconn::net
