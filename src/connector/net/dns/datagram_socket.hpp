// A UDP socket, of which no child process knows.
// Entry point: datagram_socket(). The caller closes it.
#pragma once

#include <sys/socket.h>

namespace rconn::net {

// -1 and errno, as by socket(2).
inline int datagram_socket(int family) {
#ifdef SOCK_CLOEXEC
  return ::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
#else
  return ::socket(family, SOCK_DGRAM, 0);
#endif
}

}  // namespace rconn::net
