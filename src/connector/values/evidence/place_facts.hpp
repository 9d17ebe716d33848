// Where rconn runs, and what is at the place that it was sent to, as far as this machine can tell.
// Entry point: PlaceFacts. Filled by connector/diagnosis after a failure.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rconn {

// In what rconn runs, by the usual marks.
enum class Container { none, docker, podman, kubernetes, other, wsl };

// What stands at the path of a unix socket.
enum class PathKind { missing, socket, directory, regular_file, other, hidden };

struct SocketPath {
  PathKind kind = PathKind::missing;
  std::string obstacle;  // the directory that is missing, or may not be searched; else empty
};

struct PlaceFacts {
  Container container = Container::none;
  std::optional<SocketPath> socket_path;  // unix sockets only
  // Where else a server listens on this machine, as endpoints: for a refused loopback address only.
  std::vector<std::string> listeners;
};

}  // namespace rconn
