#include "connector/net/address.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstring>

namespace rconn::net {
namespace {

std::optional<std::uint32_t> scope_number(const std::string& scope) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(scope.data(), scope.data() + scope.size(), number);
  if (error == std::errc{} && end == scope.data() + scope.size()) return number;
  number = ::if_nametoindex(scope.c_str());
  if (number == 0) return std::nullopt;
  return number;
}

std::string scope_text(std::uint32_t number) {
  if (number == 0) return {};
  std::array<char, IF_NAMESIZE> name{};
  if (::if_indextoname(number, name.data()) == nullptr) return fmt::format("%{}", number);
  return fmt::format("%{}", name.data());
}

template <typename Sockaddr>
Sockaddr as(const sockaddr_storage& storage) {
  Sockaddr address{};
  std::memcpy(&address, &storage, sizeof address);
  return address;
}

template <typename Sockaddr>
Address from(const Sockaddr& address) {
  return {reinterpret_cast<const sockaddr*>(&address), sizeof address};
}

}  // namespace

Address::Address(const sockaddr* data, socklen_t size)
    : size_(std::min<socklen_t>(size, sizeof storage_)) {
  std::memcpy(&storage_, data, size_);
}

bool Address::operator==(const Address& other) const {
  if (family() != other.family()) return false;
  switch (family()) {
    case AF_INET: {
      const auto mine = as<sockaddr_in>(storage_);
      const auto theirs = as<sockaddr_in>(other.storage_);
      return mine.sin_port == theirs.sin_port && mine.sin_addr.s_addr == theirs.sin_addr.s_addr;
    }
    case AF_INET6: {
      const auto mine = as<sockaddr_in6>(storage_);
      const auto theirs = as<sockaddr_in6>(other.storage_);
      return mine.sin6_port == theirs.sin6_port && mine.sin6_scope_id == theirs.sin6_scope_id &&
             IN6_ARE_ADDR_EQUAL(&mine.sin6_addr, &theirs.sin6_addr);
    }
    default:
      return text() == other.text();
  }
}

const sockaddr* Address::data() const { return reinterpret_cast<const sockaddr*>(&storage_); }

Address Address::unix_socket(std::string_view path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy_n(path.begin(), std::min(path.size(), sizeof address.sun_path - 1), address.sun_path);
  return from(address);
}

std::optional<Address> Address::numeric(const std::string& host, std::uint16_t port) {
  sockaddr_in ipv4{};
  if (::inet_pton(AF_INET, host.c_str(), &ipv4.sin_addr) == 1) {
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(port);
    return from(ipv4);
  }
  sockaddr_in6 ipv6{};
  const auto percent = host.find('%');
  if (::inet_pton(AF_INET6, host.substr(0, percent).c_str(), &ipv6.sin6_addr) != 1) {
    return std::nullopt;
  }
  if (percent != std::string::npos) {
    const auto scope = scope_number(host.substr(percent + 1));
    if (!scope) return std::nullopt;
    ipv6.sin6_scope_id = *scope;
  }
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_port = htons(port);
  return from(ipv6);
}

Address Address::at_port(std::uint16_t port) const {
  if (family() == AF_INET6) {
    auto ipv6 = as<sockaddr_in6>(storage_);
    ipv6.sin6_port = htons(port);
    return from(ipv6);
  }
  auto ipv4 = as<sockaddr_in>(storage_);
  ipv4.sin_port = htons(port);
  return from(ipv4);
}

bool Address::is_loopback() const {
  constexpr std::uint32_t net = 127;
  if (family() == AF_INET) return ntohl(as<sockaddr_in>(storage_).sin_addr.s_addr) >> 24 == net;
  if (family() != AF_INET6) return false;
  const auto ipv6 = as<sockaddr_in6>(storage_);
  const bool mapped = IN6_IS_ADDR_V4MAPPED(&ipv6.sin6_addr);
  return IN6_IS_ADDR_LOOPBACK(&ipv6.sin6_addr) || (mapped && ipv6.sin6_addr.s6_addr[12] == net);
}

bool Address::lacks_scope() const {
  if (family() != AF_INET6) return false;
  const auto ipv6 = as<sockaddr_in6>(storage_);
  return IN6_IS_ADDR_LINKLOCAL(&ipv6.sin6_addr) && ipv6.sin6_scope_id == 0;
}

std::string Address::text() const {
  switch (family()) {
    case AF_INET: {
      const auto ipv4 = as<sockaddr_in>(storage_);
      // Not by inet_ntop, whose use of printf takes measurable time in a run of half a millisecond.
      const std::uint32_t bits = ntohl(ipv4.sin_addr.s_addr);
      return fmt::format("{}.{}.{}.{}:{}", bits >> 24, bits >> 16 & 0xff, bits >> 8 & 0xff,
                         bits & 0xff, ntohs(ipv4.sin_port));
    }
    case AF_INET6: {
      std::array<char, INET6_ADDRSTRLEN> literal{};
      const auto ipv6 = as<sockaddr_in6>(storage_);
      ::inet_ntop(AF_INET6, &ipv6.sin6_addr, literal.data(), literal.size());
      return fmt::format("[{}{}]:{}", literal.data(), scope_text(ipv6.sin6_scope_id),
                         ntohs(ipv6.sin6_port));
    }
    default:
      return fmt::format("unix://{}", as<sockaddr_un>(storage_).sun_path);
  }
}

}  // namespace rconn::net
