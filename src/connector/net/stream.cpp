#include "connector/net/stream.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

#include "connector/net/arrival.hpp"
#include "connector/net/socket/socket.hpp"
#include "connector/net/stream_socket.hpp"

namespace rconn::net {
namespace {

// The largest TLS record, header included (RFC 8446 §5.2).
constexpr std::size_t take_size = 16384 + 256 + 5;

}  // namespace

Stream::Stream(const asio::any_io_executor& executor)
    : socket_(std::make_shared<Socket>(executor)) {}
Stream::Stream(Stream&&) noexcept = default;

Stream::~Stream() {
  if (!socket_) return;
  socket_->watchdog->disarm();
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

Status Stream::adopt(int socket) { return socket_->adopt(socket); }

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
  socket->drained = false;
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
  socket_->drained = result.bytes > 0 && result.bytes < room.size();
  bytes.append(room.data(), result.bytes);
  return result;
}

asio::awaitable<ReadResult> Stream::read(std::string& bytes, Deadline deadline) {
  const auto socket = socket_;
  socket->ends_now();
  ReadResult result;
  result.status.kind = Status::Kind::timed_out;
  // A watchdog that is about to ring must not win over bytes that have come.
  if (!socket->drained || Clock::now() >= deadline.at) result = take(bytes);
  while (result.status.kind == Status::Kind::timed_out) {
    const Status ready = co_await socket->wait(asio::posix::descriptor_base::wait_read, deadline);
    result.status = ready;
    if (!ready.ok()) break;
    result = take(bytes);
  }
  socket->lateness += socket->last.late;
  co_return result;
}

bool Stream::send_at_once(std::string_view bytes) {
  if (bytes.empty()) return true;
  const ssize_t sent = ::send(socket_->descriptor.native_handle(), bytes.data(), bytes.size(),
                              no_signal | MSG_DONTWAIT);
  return sent == static_cast<ssize_t>(bytes.size());
}

void Stream::interrupt() {
  asio::error_code ignored;
  socket_->descriptor.cancel(ignored);
}

void Stream::end_writing() { ::shutdown(socket_->descriptor.native_handle(), SHUT_WR); }

void Stream::reset_when_closed() {
  const linger at_once{1, 0};
  static_cast<void>(::setsockopt(socket_->descriptor.native_handle(), SOL_SOCKET, SO_LINGER,
                                 &at_once, sizeof at_once));
}

Clock::time_point Stream::seen_at() const { return socket_->last.seen; }

Clock::duration Stream::take_lateness() {
  return std::exchange(socket_->lateness, Clock::duration{});
}

int Stream::descriptor() const { return socket_->descriptor.native_handle(); }

}  // namespace rconn::net
