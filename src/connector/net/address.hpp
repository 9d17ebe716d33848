// A socket address: IPv4, IPv6 or a unix socket path.
// Entry point: Address::numeric() and Address::unix_socket(); the resolver makes the others.
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rconn::net {

class Address {
 public:
  // An address as the system gave it; `size` is at most sizeof(sockaddr_storage).
  Address(const sockaddr* data, socklen_t size);

  // `path` has at most 107 bytes.
  static Address unix_socket(std::string_view path);

  // An IPv4 or IPv6 literal; nothing if `host` is a name. `port` is in host order. An IPv6 scope
  // ("%eth0", "%2") is turned into the interface's number; an interface that does not exist
  // leaves no address, so that the resolver gets to say so.
  static std::optional<Address> numeric(const std::string& host, std::uint16_t port);

  [[nodiscard]] const sockaddr* data() const;
  [[nodiscard]] socklen_t size() const { return size_; }
  [[nodiscard]] int family() const { return storage_.ss_family; }
  [[nodiscard]] bool is_unix_socket() const { return family() == AF_UNIX; }

  // "127.0.0.1:6379", "[::1]:6379", "[fe80::1%eth0]:6379" or "unix:///run/redis.sock".
  [[nodiscard]] std::string text() const;

 private:
  sockaddr_storage storage_{};
  socklen_t size_ = 0;
};

}  // namespace rconn::net
