// Finds out what stands at the path of a unix socket: the kernel says ECONNREFUSED of a directory
// and of a stale socket alike. Entry point: observe_socket_path(), after a failure.
#pragma once

#include <string>

#include "connector/values/evidence/place_facts.hpp"

namespace rconn {

// `path` is absolute. Looks at it, what is on the way, and, if it is a directory, what is in it.
SocketPath observe_socket_path(const std::string& path);

}  // namespace rconn
