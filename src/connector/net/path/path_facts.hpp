// What the kernel knows of a TCP connection (TCP_INFO, tcp(7)), even of one that failed to connect.
// Entry points: path_facts(), path_facts_after_failure().
#pragma once

#include <optional>

#include "connector/values/evidence/path_facts.hpp"

namespace rconn::net {

// None for a unix socket, or if the kernel does not report it.
std::optional<PathFacts> path_facts(int socket);

// Also takes the error that the kernel noted but did not report (SO_ERROR), so that it can be had
// only once.
std::optional<PathFacts> path_facts_after_failure(int socket);

}  // namespace rconn::net
