#include "connector/net/socket/socket.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
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

int set_up_or_close(int socket) {
  if (socket < 0 || set_up(socket)) return socket;
  const int error = errno;
  ::close(socket);
  errno = error;
  return -1;
}

}  // namespace

int open_socket(int family, int type) { return set_up_or_close(::socket(family, type, 0)); }

int accept_socket(int listener) { return set_up_or_close(::accept(listener, nullptr, nullptr)); }

// Other systems also count what was not sent yet, each in a way of its own.
bool has_unacknowledged(int /*socket*/) { return false; }

#if !defined(TCP_KEEPIDLE) && defined(TCP_KEEPALIVE)
#define TCP_KEEPIDLE TCP_KEEPALIVE  // macOS
#endif

// TCP_KEEPIDLE and TCP_KEEPINTVL are POSIX's since 2024.
bool keep_alive(int socket, std::chrono::seconds interval) {
#if defined(TCP_KEEPIDLE) && defined(TCP_KEEPINTVL)
  const int on = 1;
  const auto length = static_cast<int>(interval.count());
  return ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) == 0 &&
         ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &length, sizeof length) == 0 &&
         ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &length, sizeof length) == 0;
#else
  static_cast<void>(socket);
  static_cast<void>(interval);
  errno = ENOPROTOOPT;
  return false;
#endif
}

}  // namespace rconn::net
