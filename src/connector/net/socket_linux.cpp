#include "connector/net/socket.hpp"

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace rconn::net {

int open_socket(int family, int type) {
  return ::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

bool has_unacknowledged(int socket) {
  int bytes = 0;
  return ::ioctl(socket, SIOCOUTQ, &bytes) == 0 && bytes > 0;
}

}  // namespace rconn::net
