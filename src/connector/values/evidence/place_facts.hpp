// Where rconn runs, and what is at the place that it was sent to, as far as this machine can tell.
// Entry point: PlaceFacts. Filled by connector/diagnosis after a failure. Paths and names are bytes
// as the system has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rconn {

// In what rconn runs, by the usual marks.
enum class Container { none, docker, podman, kubernetes, other, wsl };

struct Surroundings {
  Container container = Container::none;
  bool own_network = false;  // a network namespace that is not that of the machine
  std::string gateway;       // the address of the default route (IPv4); may be empty
};

// What stands at the path of a unix socket.
enum class PathKind {
  missing,
  socket,
  directory,
  regular_file,
  fifo,
  device,
  hidden,         // a directory on the way may not be searched
  not_directory,  // something on the way is not a directory
  dangling_link,
  link_loop
};

struct SocketPath {
  PathKind kind = PathKind::missing;
  // What on the way is missing, may not be searched, is no directory, or is a link to nothing;
  // empty if it is the path itself.
  std::string obstacle;
  std::string leads_to;  // where a dangling link leads
  std::string owner;  // "redis:redis" of the socket, or of the directory that may not be searched
  std::string mode;   // "0750" of the same
  bool writable = false;     // by this user, as the mode says
  bool mounted = false;      // the socket itself is a mount point
  bool bound = false;        // a process here has a socket with this path, even if it is not seen
  bool is_datagram = false;  // that one is of another type than a stream
  std::string inside;        // a socket in the directory
};

// A server on this machine.
struct LocalListener {
  std::string endpoint;  // where to reach it: "127.0.0.1:6380", "unix:///run/redis.sock"
  std::string process;   // "redis-server"; empty: not known
  bool same_port = false;
};

// A variable of the environment that many programs read, but rconn does not.
struct UnreadVariable {
  std::string_view name;
  std::string_view target;  // what the shell makes the target of it: "$REDIS_HOST:$REDIS_PORT"
};

struct PlaceFacts {
  Surroundings surroundings;
  bool here = false;                      // every address that was tried is one of this machine
  bool loopback = false;                  // every address that was tried is of the loopback network
  std::optional<SocketPath> socket_path;  // unix sockets only
  // A server listens at the address that refused: something in between rejected the connection.
  bool listens_there = false;
  // Where else a server listens on this machine, the best guess first: where the connection was
  // refused here, or there is no such socket.
  std::vector<LocalListener> listeners;
  std::optional<UnreadVariable> variable;         // if no target was named
  std::optional<UnreadVariable> secret_variable;  // if no password was given
  bool empty_variable = false;                    // REDIS_URL is set, but empty
};

}  // namespace rconn
