#include "connector/net/socket.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace rconn::net {
namespace {

bool set_up(int socket) {
#ifdef SO_NOSIGPIPE
  const int on = 1;
  if (::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on) != 0) return false;
#endif
  return ::fcntl(socket, F_SETFD, FD_CLOEXEC) == 0 && ::fcntl(socket, F_SETFL, O_NONBLOCK) == 0;
}

}  // namespace

int open_socket(int family, int type) {
  const int socket = ::socket(family, type, 0);
  if (socket < 0 || set_up(socket)) return socket;
  const int error = errno;
  ::close(socket);
  errno = error;
  return -1;
}

// Other systems also count what was not sent yet, each in a way of its own.
bool has_unacknowledged(int /*socket*/) { return false; }

}  // namespace rconn::net
