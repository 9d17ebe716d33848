#include "connector/net/arrival.hpp"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>

#include "connector/net/path/path_facts.hpp"

namespace rconn::net {
namespace {

// The kernel stamps with the system's clock, which may be set meanwhile: only the age is used.
Clock::time_point moment_of(const timespec& stamp) {
  using std::chrono::nanoseconds;
  using std::chrono::seconds;
  const nanoseconds stamped = seconds(stamp.tv_sec) + nanoseconds(stamp.tv_nsec);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Clock::now() - (now - stamped);
}

std::optional<Clock::time_point> stamp_in(msghdr& message) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
       part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS) continue;
    timespec stamp{};
    std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
    return moment_of(stamp);
  }
  return std::nullopt;
}

Received receive_with_time(int socket, std::span<char> room) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(timespec))> control;
  iovec part{room.data(), room.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  Received received;
  do {
    received.size = ::recvmsg(socket, &message, MSG_DONTWAIT);
  } while (received.size < 0 && errno == EINTR);
  if (received.size > 0) received.arrived = stamp_in(message);
  return received;
}

}  // namespace

void request_arrival_times(int socket) {
  const int on = 1;
  static_cast<void>(::setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on));
}

Received receive(int socket, std::span<char> room, bool asked) {
  if (asked) return receive_with_time(socket, room);
  Received received;
  do {
    received.size = ::recv(socket, room.data(), room.size(), MSG_DONTWAIT);
  } while (received.size < 0 && errno == EINTR);
  return received;
}

std::optional<Clock::duration> connect_round_trip(int socket) {
  const auto view = path_facts(socket);
  if (!view || view->round_trip.count() == 0 || view->retransmits > 0) return std::nullopt;
  return view->round_trip;
}

}  // namespace rconn::net
