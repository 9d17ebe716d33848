// The socket of a stream: how it opens, connects, and waits with a deadline.
// Entry point: Stream::Socket, for stream.cpp and stream_socket.cpp only: it includes Asio's
// sockets, which take seconds to compile.
#pragma once

#include <asio/posix/stream_descriptor.hpp>
#include <cerrno>
#include <memory>

#include "connector/net/loop_clock.hpp"
#include "connector/net/stream.hpp"
#include "connector/net/watchdog.hpp"

namespace rconn::net {

inline Status failed(int error) { return {Status::Kind::failed, error}; }

inline bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

// Shared with the operation under way, which may end after the stream is destroyed.
struct Stream::Socket {
  explicit Socket(const asio::any_io_executor& executor)
      : descriptor(executor),
        watchdog(std::make_shared<Watchdog>(executor,
                                            [this] {
                                              asio::error_code ignored;
                                              descriptor.cancel(ignored);
                                            })),
        clock(LoopClock::of(executor)) {}

  asio::posix::stream_descriptor descriptor;
  std::shared_ptr<Watchdog> watchdog;
  bool drained = false;  // the last read took all that there was, and nothing was written since
  LoopClock& clock;
  Clock::time_point began;  // the current exchange: its connect or its write
  LoopClock::Turn last{};   // the end of the last wait
  Clock::duration lateness{};
  bool tells_arrivals = false;

  // An operation ends without a wait.
  void ends_now() { last = {Clock::now(), Clock::duration{}}; }
  // What the last wait was for is known to have happened at this moment, unless that is absurd.
  void happened(Clock::time_point moment);

  Status open(int family);
  Status adopt(int socket);
  asio::awaitable<Status> wait(asio::posix::descriptor_base::wait_type readiness,
                               Deadline deadline);
  asio::awaitable<Status> connect_unix(const Address& address, Deadline deadline);
  asio::awaitable<Status> connect_tcp(const Address& address, Deadline deadline);
};

}  // namespace rconn::net
