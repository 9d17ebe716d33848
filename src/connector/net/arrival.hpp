// When bytes arrived at this machine, as the kernel tells: with many connections that is long
// before they can be read. Entry points: request_arrival_times(), then receive();
// connect_round_trip().
#pragma once

#include <sys/types.h>

#include <optional>
#include <span>

#include "connector/net/deadline.hpp"

namespace rconn::net {

// Makes receive() tell when bytes arrived (SO_TIMESTAMPNS, socket(7)). Where the kernel refuses,
// receive() tells nothing.
void request_arrival_times(int socket);

struct Received {
  ssize_t size = 0;                          // as recv(2) returns it; below 0: see errno
  std::optional<Clock::time_point> arrived;  // the last of the bytes
};

// Reads without waiting. `asked`: request_arrival_times() was called; else this is recv(2).
Received receive(int socket, std::span<char> room, bool asked);

// The time from the SYN to its answer as the kernel measured it (tcp(7)), if it is known: not after
// a SYN was sent again.
std::optional<Clock::duration> connect_round_trip(int socket);

}  // namespace rconn::net
