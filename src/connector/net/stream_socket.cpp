#include "connector/net/stream_socket.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

#include "connector/net/arrival.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/path/icmp_error.hpp"
#include "connector/net/sleep.hpp"
#include "connector/net/socket/socket.hpp"

namespace rconn::net {
namespace {

// A TCP connect to a free local port connects to itself if the kernel picks that port as the source
// (simultaneous open): it succeeds, although nothing listens there.
bool is_self_connected(int socket, const Address& peer) {
  sockaddr_storage here{};
  socklen_t size = sizeof here;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&here), &size) != 0) return false;
  return Address(reinterpret_cast<const sockaddr*>(&here), size) == peer;
}

Status send_small_writes_at_once(int socket) {
  const int on = 1;
  if (::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) return failed(errno);
  return {};
}

// Whether a connect that has begun is decided, for better or worse. On this machine and near it is,
// which saves a turn of the event loop.
bool is_decided(int socket) {
  pollfd connecting{socket, POLLOUT, 0};
  return ::poll(&connecting, 1, 0) == 1;
}

}  // namespace

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

Status Stream::Socket::adopt(int socket) {
  asio::error_code refused;
  descriptor.assign(socket, refused);
  if (refused) {
    ::close(socket);
    return failed(refused.value());
  }
  tells_arrivals = false;
  began = Clock::now();
  sockaddr_storage here{};
  socklen_t size = sizeof here;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&here), &size) != 0) return failed(errno);
  return here.ss_family == AF_UNIX ? Status{} : send_small_writes_at_once(socket);
}

void Stream::Socket::happened(Clock::time_point moment) {
  if (moment < began || moment > last.seen) return;
  last = {moment, Clock::now() - moment};
}

asio::awaitable<Status> Stream::Socket::wait(asio::posix::descriptor_base::wait_type readiness,
                                             Deadline deadline) {
  if (co_await is_cancelled()) {
    Status ended;
    ended.kind = Status::Kind::interrupted;
    co_return ended;
  }
  watchdog->guard(deadline.at);
  const auto wait_began = Clock::now();
  asio::error_code error;
  co_await descriptor.async_wait(readiness, asio::redirect_error(asio::use_awaitable, error));
  last = clock.turn(wait_began);
  watchdog->stand_down();
  if (!error) co_return Status{};
  if (error != asio::error::operation_aborted) co_return failed(error.value());
  Status ended;
  ended.kind = watchdog->expired() ? Status::Kind::timed_out : Status::Kind::interrupted;
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
    const auto moment = Clock::now() + pause;
    co_await sleep_until(moment);
    if (co_await is_cancelled()) {
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
  co_return send_small_writes_at_once(socket);
}

}  // namespace rconn::net
