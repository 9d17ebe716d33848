// What listens on this machine, as far as /proc shows it, and the machine's own addresses.
// Entry points: LocalSockets, find_local_sockets(); bound_at() for one path.
// Invariant: bounded in time and memory, however many connections there are.
#pragma once

#include <optional>
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

struct LocalSockets {
  std::vector<std::string> own;  // addresses of the interfaces, IPv6 in brackets
  std::vector<TcpListener> tcp;
  std::vector<PathListener> paths;  // of Redis-like servers, by process or name of the path

  // Whether this address, IPv6 in brackets, is one of this machine.
  [[nodiscard]] bool is_own(std::string_view host) const;
};

LocalSockets find_local_sockets();

// Of addresses, IPv6 in brackets.
bool is_wildcard(std::string_view host);
bool is_loopback(std::string_view host);

// What is known of a process's socket with this path; none if there is no such socket. Paths are
// compared as they were bound. Where the list cannot be read to its end, there may be a stream.
struct BoundPath {
  bool is_stream = false;
};
std::optional<BoundPath> bound_at(std::string_view path);

}  // namespace rconn::net
