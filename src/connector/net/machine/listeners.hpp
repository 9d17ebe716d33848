// What listens on this machine, as far as the system shows it.
// Entry points: find_listeners(); bound_at() for one path.
// Invariant: bounded in time and memory, however many connections there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rconn::net {

struct TcpListener {
  std::string host;  // "127.0.0.1", "[::1]", or a wildcard: "0.0.0.0", "[::]"
  int port = 0;
  std::string process;  // of a Redis-like server; else empty
};

struct PathListener {
  std::string path;
  std::string process;
};

struct Listeners {
  std::vector<TcpListener> tcp;
  std::vector<PathListener> paths;  // of Redis-like servers, by process or name of the path
};

// Empty where the system does not show it: that a listener is missing proves nothing.
Listeners find_listeners();

// Which socket of a process has this path. Paths are compared as they were bound.
enum class Bound {
  no,
  stream,
  other,   // of another type, such as a datagram socket
  unknown  // the list cannot be had, or not be read to its end
};
Bound bound_at(std::string_view path);

}  // namespace rconn::net
