// What is needed of the system's sockets and not every system does alike.
// Entry points: open_socket(), accept_socket(), has_unacknowledged(), keep_alive(), and no_signal
// for each send(2).
#pragma once

#include <sys/socket.h>

#include <chrono>

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

// A connection that waits at a listening socket; non-blocking and closed by exec(3). -1: see errno.
// The caller closes it.
int accept_socket(int listener);

// Whether the peer's system has not acknowledged all that was sent; in a unix socket, whether the
// peer has not read it. False if the system does not say.
bool has_unacknowledged(int socket);

// Makes the system send a keepalive whenever the TCP connection has been silent for `interval`, and
// again after as long (TCP_KEEPIDLE, TCP_KEEPINTVL; tcp(7)). False, with errno, if it does not.
bool keep_alive(int socket, std::chrono::seconds interval);

}  // namespace rconn::net
