// The sockets of the Redis-like servers on this machine, as far as this user may see them.
// Entry point: redis_sockets().
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace rconn::net {

// The name of the process for the inode of each of its sockets (proc(5), /proc/PID/fd).
std::map<std::uint64_t, std::string> redis_sockets();

}  // namespace rconn::net
