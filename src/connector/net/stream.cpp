#include "connector/net/stream.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "connector/net/arrival.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/loop_clock.hpp"
#include "connector/net/path/icmp_error.hpp"
#include "connector/net/socket.hpp"

namespace rconn::net {
namespace {

using Readiness = asio::posix::descriptor_base::wait_type;

// The largest TLS record, header included (RFC 8446 §5.2).
constexpr std::size_t take_size = 16384 + 256 + 5;

Status failed(int error) { return {Status::Kind::failed, error}; }

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

// A TCP connect to a free local port connects to itself if the kernel picks that port as the source
// (simultaneous open): it succeeds, although nothing listens there.
bool is_self_connected(int socket, const Address& peer) {
  sockaddr_storage here{};
  socklen_t size = sizeof here;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&here), &size) != 0) return false;
  return Address(reinterpret_cast<const sockaddr*>(&here), size) == peer;
}

// Whether a connect that has begun is decided, for better or worse. On this machine and near it is,
// which saves a turn of the event loop.
bool is_decided(int socket) {
  pollfd connecting{socket, POLLOUT, 0};
  return ::poll(&connecting, 1, 0) == 1;
}

}  // namespace

// Shared with the timer's handler, which may run after the stream is destroyed.
struct Stream::Socket : std::enable_shared_from_this<Stream::Socket> {
  explicit Socket(const asio::any_io_executor& executor)
      : descriptor(executor), watchdog(executor), clock(LoopClock::of(executor)) {}

  asio::posix::stream_descriptor descriptor;
  asio::steady_timer watchdog;
  std::uint64_t turn = 0;  // number of the wait it guards: a late expiry must not end the next wait
  bool expired = false;
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
  asio::awaitable<Status> wait(Readiness readiness, Deadline deadline);
  asio::awaitable<Status> connect_unix(const Address& address, Deadline deadline);
  asio::awaitable<Status> connect_tcp(const Address& address, Deadline deadline);

 private:
  void guard(Deadline deadline);
};

Status Stream::Socket::open(int family) {
  asio::error_code ignored;
  if (descriptor.is_open()) descriptor.close(ignored);
  const int socket = open_socket(family, SOCK_STREAM);
  if (socket < 0) return failed(errno);
  asio::error_code error;
  descriptor.assign(socket, error);
  if (error) {
    ::close(socket);
    return failed(error.value());
  }
  tells_arrivals = false;
  return {};
}

void Stream::Socket::happened(Clock::time_point moment) {
  if (moment < began || moment > last.seen) return;
  last = {moment, Clock::now() - moment};
}

void Stream::Socket::guard(Deadline deadline) {
  expired = false;
  watchdog.expires_at(deadline.at);
  watchdog.async_wait([self = shared_from_this(), guarded = ++turn](asio::error_code stood_down) {
    if (stood_down || self->turn != guarded) return;
    self->expired = true;
    asio::error_code ignored;
    self->descriptor.cancel(ignored);
  });
}

asio::awaitable<Status> Stream::Socket::wait(Readiness readiness, Deadline deadline) {
  if (co_await is_cancelled()) {
    Status ended;
    ended.kind = Status::Kind::interrupted;
    co_return ended;
  }
  guard(deadline);
  const auto wait_began = Clock::now();
  asio::error_code error;
  co_await descriptor.async_wait(readiness, asio::redirect_error(asio::use_awaitable, error));
  last = clock.turn(wait_began);
  ++turn;
  watchdog.cancel();
  if (!error) co_return Status{};
  if (error != asio::error::operation_aborted) co_return failed(error.value());
  Status ended;
  ended.kind = expired ? Status::Kind::timed_out : Status::Kind::interrupted;
  co_return ended;
}

// Retries on a timer: with a full backlog, a non-blocking connect to a unix socket fails with
// EAGAIN, and no event says when there is room (unix(7)).
asio::awaitable<Status> Stream::Socket::connect_unix(const Address& address, Deadline deadline) {
  constexpr std::chrono::milliseconds pause{5};
  while (::connect(descriptor.native_handle(), address.data(), address.size()) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    if (!would_block(error)) co_return failed(error);
    Status ended;
    if (Clock::now() >= deadline.at) {
      ended.kind = Status::Kind::timed_out;
      co_return ended;
    }
    watchdog.expires_after(pause);
    asio::error_code interrupted;
    co_await watchdog.async_wait(asio::redirect_error(asio::use_awaitable, interrupted));
    if (interrupted || co_await is_cancelled()) {
      ended.kind = Status::Kind::interrupted;
      co_return ended;
    }
  }
  co_return Status{};
}

asio::awaitable<Status> Stream::Socket::connect_tcp(const Address& address, Deadline deadline) {
  const int socket = descriptor.native_handle();
  request_icmp_errors(socket, *address.data());
  if (::connect(socket, address.data(), address.size()) != 0) {
    if (errno != EINPROGRESS && errno != EINTR) co_return failed(errno);
    if (!is_decided(socket)) {
      const Status ready = co_await wait(asio::posix::descriptor_base::wait_write, deadline);
      if (!ready.ok()) co_return ready;
      if (last.late.count() > 0 && clock.crowded()) {
        if (const auto took = connect_round_trip(socket)) happened(began + *took);
      }
    }
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0) error = errno;
    // ECONNRESET means that the peer had accepted and then closed; what it sent before may still be
    // there to read.
    if (error != 0 && error != ECONNRESET) co_return failed(error);
  }
  ignore_icmp_errors(socket, *address.data());
  if (is_self_connected(socket, address)) co_return failed(ECONNREFUSED);
  const int on = 1;
  if (::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) co_return failed(errno);
  co_return Status{};
}

Stream::Stream(const asio::any_io_executor& executor)
    : socket_(std::make_shared<Socket>(executor)) {}
Stream::Stream(Stream&&) noexcept = default;

Stream::~Stream() {
  if (!socket_) return;
  asio::error_code ignored;
  socket_->descriptor.close(ignored);
}

asio::awaitable<Status> Stream::connect(const Address& address, Deadline deadline) {
  const auto socket = socket_;
  const Status opened = socket->open(address.family());
  if (!opened.ok()) co_return opened;
  socket->began = Clock::now();
  socket->last = {};
  const Status connected = address.is_unix_socket()
                               ? co_await socket->connect_unix(address, deadline)
                               : co_await socket->connect_tcp(address, deadline);
  if (socket->last.seen < socket->began) socket->ends_now();
  socket->lateness += socket->last.late;
  // Not before: the first such socket of the system makes the kernel start to stamp packets, which
  // takes longer than a connect to this machine.
  socket->tells_arrivals = connected.ok() && socket->clock.crowded() && !address.is_unix_socket();
  if (socket->tells_arrivals) request_arrival_times(socket->descriptor.native_handle());
  co_return connected;
}

bool Stream::has_bytes() const {
  char byte = 0;
  return ::recv(socket_->descriptor.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
}

// An answer acknowledges what it answers, in its own segment or before. In a unix socket, bytes
// count as sent until the peer has read them.
bool Stream::has_undelivered() const {
  return has_unacknowledged(socket_->descriptor.native_handle());
}

asio::awaitable<Status> Stream::write(std::string_view bytes, Deadline deadline) {
  const auto socket = socket_;
  socket->began = Clock::now();
  while (!bytes.empty()) {
    const ssize_t sent =
        ::send(socket->descriptor.native_handle(), bytes.data(), bytes.size(), no_signal);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (errno == EINTR) continue;
    if (!would_block(errno)) co_return failed(errno);
    const Status ready = co_await socket->wait(asio::posix::descriptor_base::wait_write, deadline);
    if (!ready.ok()) co_return ready;
  }
  co_return Status{};
}

ReadResult Stream::read_at_once(std::span<char> room) {
  ReadResult result;
  const int socket = socket_->descriptor.native_handle();
  const Received received = receive(socket, room, socket_->tells_arrivals);
  if (received.size > 0) {
    result.bytes = static_cast<std::size_t>(received.size);
    if (received.arrived) socket_->happened(*received.arrived);
  } else if (received.size == 0) {
    result.status.kind = Status::Kind::end_of_stream;
  } else if (would_block(errno)) {
    result.status.kind = Status::Kind::timed_out;
  } else {
    result.status = failed(errno);
  }
  return result;
}

ReadResult Stream::take(std::string& bytes) {
  std::array<char, take_size> room;
  const ReadResult result = read_at_once(room);
  bytes.append(room.data(), result.bytes);
  return result;
}

asio::awaitable<ReadResult> Stream::read(std::string& bytes, Deadline deadline) {
  const auto socket = socket_;
  socket->ends_now();
  ReadResult result = take(bytes);
  while (result.status.kind == Status::Kind::timed_out) {
    const Status ready = co_await socket->wait(asio::posix::descriptor_base::wait_read, deadline);
    result.status = ready;
    if (!ready.ok()) break;
    result = take(bytes);
  }
  socket->lateness += socket->last.late;
  co_return result;
}

void Stream::send_at_once(std::string_view bytes) {
  if (bytes.empty()) return;
  static_cast<void>(::send(socket_->descriptor.native_handle(), bytes.data(), bytes.size(),
                           no_signal | MSG_DONTWAIT));
}

Clock::time_point Stream::seen_at() const { return socket_->last.seen; }

Clock::duration Stream::take_lateness() {
  return std::exchange(socket_->lateness, Clock::duration{});
}

int Stream::descriptor() const { return socket_->descriptor.native_handle(); }

}  // namespace rconn::net
