#include "connector/net/socket/socket.hpp"

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>

namespace rconn::net {

int open_socket(int family, int type) {
  return ::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

int accept_socket(int listener) {
  return ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

bool has_unacknowledged(int socket) {
  int bytes = 0;
  return ::ioctl(socket, SIOCOUTQ, &bytes) == 0 && bytes > 0;
}

bool keep_alive(int socket, std::chrono::seconds interval) {
  const int on = 1;
  const auto length = static_cast<int>(interval.count());
  return ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) == 0 &&
         ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &length, sizeof length) == 0 &&
         ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &length, sizeof length) == 0;
}

}  // namespace rconn::net
