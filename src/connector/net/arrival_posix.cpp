// Other systems stamp datagrams only: a read is done when it was seen.
#include <sys/socket.h>

#include <cerrno>

#include "connector/net/arrival.hpp"

namespace rconn::net {

void request_arrival_times(int /*socket*/) {}

Received receive(int socket, std::span<char> room, bool /*asked*/) {
  Received received;
  do {
    received.size = ::recv(socket, room.data(), room.size(), MSG_DONTWAIT);
  } while (received.size < 0 && errno == EINTR);
  return received;
}

std::optional<Clock::duration> connect_round_trip(int /*socket*/) { return std::nullopt; }

}  // namespace rconn::net
