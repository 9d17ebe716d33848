#include "connector/net/listener.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <asio/posix/stream_descriptor.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <optional>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/process/descriptor.hpp"
#include "connector/net/process/system_error.hpp"
#include "connector/net/socket/socket.hpp"
#include "connector/net/socket/socket_file.hpp"

namespace rconn::net {

struct Listener::Socket {
  explicit Socket(const asio::any_io_executor& executor) : descriptor(executor) {}

  asio::posix::stream_descriptor descriptor;
  std::optional<SocketFile> file;
};

namespace {

bool set(int socket, int level, int option, int value) {
  return ::setsockopt(socket, level, option, &value, sizeof value) == 0;
}

bool is_every_ipv6_address(const Address& address) {
  const auto* ipv6 = reinterpret_cast<const sockaddr_in6*>(address.data());
  return IN6_IS_ADDR_UNSPECIFIED(&ipv6->sin6_addr) != 0;
}

// "[::]" also accepts IPv4, as most servers do, whatever the system's default is.
bool set_options(int socket, const Address& address) {
  if (address.family() == AF_INET6 &&
      !set(socket, IPPROTO_IPV6, IPV6_V6ONLY, is_every_ipv6_address(address) ? 0 : 1)) {
    return false;
  }
  return set(socket, SOL_SOCKET, SO_REUSEADDR, 1);
}

// Fails, with errno, unless it is a stream socket that listens.
bool is_listening(int socket) {
  int type = 0;
  int listens = 0;
  socklen_t size = sizeof type;
  if (::getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) != 0) return false;
  size = sizeof listens;
  if (::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0) return false;
  if (type == SOCK_STREAM && listens != 0) return true;
  errno = EINVAL;
  return false;
}

bool make_non_blocking(int socket) {
  const int flags = ::fcntl(socket, F_GETFL);
  return flags >= 0 && ::fcntl(socket, F_SETFL, flags | O_NONBLOCK) == 0 &&
         ::fcntl(socket, F_SETFD, FD_CLOEXEC) == 0;
}

// The connection is gone, or its network has failed; the socket still listens (accept(2)).
bool is_of_one_connection(int error) {
  switch (error) {
    case ECONNABORTED:
    case EPROTO:
    case EPERM:  // forbidden by a packet filter
    case ENETDOWN:
    case ENETUNREACH:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENOPROTOOPT:
    case EOPNOTSUPP:
    case ETIMEDOUT:
    case EINTR:
    case EAGAIN:
      return true;
    default:
      return error == EWOULDBLOCK;
  }
}

}  // namespace

Listener::Listener(std::unique_ptr<Socket> socket) : socket_(std::move(socket)) {}
Listener::Listener(Listener&&) noexcept = default;
Listener::~Listener() = default;

Result<Listener, std::string> Listener::open(const asio::any_io_executor& executor,
                                             const Address& address) {
  auto socket = std::make_unique<Socket>(executor);
  const int opened = open_socket(address.family(), SOCK_STREAM);
  if (opened < 0) return system_message(errno);
  asio::error_code refused;
  socket->descriptor.assign(opened, refused);
  if (refused) {
    const Descriptor closed(opened);
    return refused.message();
  }
  if (address.is_unix_socket()) {
    auto bound = SocketFile::bind(opened, *reinterpret_cast<const sockaddr_un*>(address.data()));
    if (!bound) return system_message(bound.error());
    socket->file.emplace(std::move(bound).value());
  } else if (!set_options(opened, address) || ::bind(opened, address.data(), address.size()) != 0) {
    return system_message(errno);
  }
  if (::listen(opened, SOMAXCONN) != 0) return system_message(errno);
  return Listener(std::move(socket));
}

Result<Listener, std::string> Listener::adopt(const asio::any_io_executor& executor,
                                              int descriptor) {
  if (!is_listening(descriptor) || !make_non_blocking(descriptor)) return system_message(errno);
  auto socket = std::make_unique<Socket>(executor);
  asio::error_code refused;
  socket->descriptor.assign(descriptor, refused);
  if (refused) return refused.message();
  return Listener(std::move(socket));
}

// Waits before it looks, so that each connection lets the others have their turn.
asio::awaitable<Result<Stream, Status>> Listener::accept() {
  Status ended;
  while (ended.ok()) {
    const bool cancelled = co_await is_cancelled();
    asio::error_code error = asio::error::operation_aborted;
    if (!cancelled) {
      co_await socket_->descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                                              asio::redirect_error(asio::use_awaitable, error));
    }
    if (error == asio::error::operation_aborted) {
      ended.kind = Status::Kind::interrupted;
    } else if (error) {
      ended = {Status::Kind::failed, error.value()};
    } else if (const int accepted = accept_socket(socket_->descriptor.native_handle());
               accepted >= 0) {
      Stream stream(socket_->descriptor.get_executor());
      ended = stream.adopt(accepted);
      if (ended.ok()) co_return stream;
    } else if (!is_of_one_connection(errno)) {
      ended = {Status::Kind::failed, errno};
    }
  }
  co_return ended;
}

std::optional<Stream> Listener::accept_at_once() {
  const int accepted = accept_socket(socket_->descriptor.native_handle());
  if (accepted < 0) return std::nullopt;
  std::optional<Stream> stream(std::in_place, socket_->descriptor.get_executor());
  if (!stream->adopt(accepted).ok()) stream.reset();
  return stream;
}

Address Listener::address() const {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  auto* plain = reinterpret_cast<sockaddr*>(&bound);
  if (::getsockname(socket_->descriptor.native_handle(), plain, &size) != 0) size = 0;
  return {plain, size};
}

}  // namespace rconn::net
