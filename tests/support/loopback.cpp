#include "support/loopback.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace support {
namespace {

void check(bool good, const char* what) {
  if (!good) throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_un unix_socket(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy_n(path.c_str(), std::min(path.size(), sizeof address.sun_path - 1), address.sun_path);
  return address;
}

template <typename Address>
Descriptor connected(const Address& address) {
  Descriptor socket(::socket(reinterpret_cast<const sockaddr&>(address).sa_family,
                             SOCK_STREAM | SOCK_CLOEXEC, 0));
  check(::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
        "connect");
  return socket;
}

}  // namespace

sockaddr_in loopback_address(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

Listener listen_on_loopback(int backlog) {
  Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address = loopback_address(0);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  check(::bind(socket.get(), plain, size) == 0, "bind");
  check(::listen(socket.get(), backlog) == 0, "listen");
  check(::getsockname(socket.get(), plain, &size) == 0, "getsockname");
  return {std::move(socket), ntohs(address.sin_port)};
}

Listener bound_everywhere() {
  Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  static_cast<void>(::setsockopt(socket.get(), SOL_SOCKET, SO_BINDTODEVICE, "lo", sizeof "lo"));
  sockaddr_in any{};
  any.sin_family = AF_INET;
  socklen_t size = sizeof any;
  auto* plain = reinterpret_cast<sockaddr*>(&any);
  check(::bind(socket.get(), plain, size) == 0, "bind");
  check(::getsockname(socket.get(), plain, &size) == 0, "getsockname");
  return {std::move(socket), ntohs(any.sin_port)};
}

Listener listen_everywhere() {
  Listener listener = bound_everywhere();
  constexpr int backlog = 4096;
  check(::listen(listener.socket.get(), backlog) == 0, "listen");
  return listener;
}

Listener listen_on_socket(const std::string& path) {
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_un address = unix_socket(path);
  check(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
        "bind");
  check(::listen(socket.get(), 16) == 0, "listen");
  return {std::move(socket), 0};
}

Descriptor connect_to(int port) { return connected(loopback_address(port)); }

Descriptor connect_to(const std::string& path) { return connected(unix_socket(path)); }

int free_port() { return listen_on_loopback().port; }

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void reset_when_closed(int socket) {
  const linger at_once{1, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

std::string read_line(int socket) {
  std::string line;
  char byte = 0;
  while (!line.ends_with("\r\n") && ::recv(socket, &byte, 1, 0) == 1) line += byte;
  return line;
}

}  // namespace support
