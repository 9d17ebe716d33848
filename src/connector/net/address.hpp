// A socket address: IPv4, IPv6 or a unix socket path.
// Entry points: Address::numeric() and Address::unix_socket(); the resolver makes the others.
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rconn::net {

class Address {
 public:
  // Copies an address from the system; `size` is at most sizeof(sockaddr_storage).
  Address(const sockaddr* data, socklen_t size);

  // `path` must fit sun_path with its NUL (107 bytes on Linux, 103 on BSD); a longer one is cut.
  static Address unix_socket(std::string_view path);

  // Parses an IPv4 or IPv6 literal; none if `host` is a name. `port` is in host byte order. An IPv6
  // scope ("%eth0", "%2") becomes the index of the interface. None if there is no such interface:
  // the resolver then reports the error.
  static std::optional<Address> numeric(const std::string& host, std::uint16_t port);

  // By family, host, port and scope; by the path of a unix socket. Not by bytes: on BSD, an address
  // of the system says its length, ours need not.
  bool operator==(const Address& other) const;

  [[nodiscard]] const sockaddr* data() const;
  [[nodiscard]] socklen_t size() const { return size_; }
  [[nodiscard]] int family() const { return storage_.ss_family; }
  [[nodiscard]] bool is_unix_socket() const { return family() == AF_UNIX; }

  // 127.0.0.0/8, ::1, or IPv4-mapped loopback.
  [[nodiscard]] bool is_loopback() const;

  // Whether it is a link-local IPv6 address (fe80::/10) without the scope that it needs.
  [[nodiscard]] bool lacks_scope() const;

  // The same address with another port, in host byte order. Not for a unix socket.
  [[nodiscard]] Address at_port(std::uint16_t port) const;

  // "127.0.0.1:6379", "[::1]:6379", "[fe80::1%eth0]:6379" or "unix:///run/redis.sock".
  [[nodiscard]] std::string text() const;

 private:
  sockaddr_storage storage_{};
  socklen_t size_ = 0;
};

}  // namespace rconn::net
