// What is needed of the system's sockets and not every system does alike.
// Entry points: open_socket(), has_unacknowledged(), and no_signal for each send(2).
#pragma once

#include <sys/socket.h>

namespace rconn::net {

// A flag of send(2): a peer that is gone gives EPIPE and no SIGPIPE. macOS has no such flag but an
// option of the socket, which open_socket() sets.
#ifdef MSG_NOSIGNAL
inline constexpr int no_signal = MSG_NOSIGNAL;
#else
inline constexpr int no_signal = 0;
#endif

// A socket (`type`: SOCK_STREAM or SOCK_DGRAM) that is non-blocking and closed by exec(3). -1: see
// errno. The caller closes it.
int open_socket(int family, int type);

// Whether the peer's system has not acknowledged all that was sent; in a unix socket, whether the
// peer has not read it. False if the system does not say.
bool has_unacknowledged(int socket);

}  // namespace rconn::net
