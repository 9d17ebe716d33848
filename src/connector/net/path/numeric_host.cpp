#include "connector/net/path/numeric_host.hpp"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <cstring>

namespace rconn::net {
namespace {

// The name of the interface where the scope is a link, else its number (RFC 4007 §11.2).
std::string scope_of(const sockaddr_in6& address) {
  if (address.sin6_scope_id == 0) return "";
  const bool is_link = IN6_IS_ADDR_LINKLOCAL(&address.sin6_addr) != 0 ||
                       IN6_IS_ADDR_MC_LINKLOCAL(&address.sin6_addr) != 0;
  std::array<char, IF_NAMESIZE> name{};
  if (is_link && ::if_indextoname(address.sin6_scope_id, name.data()) != nullptr) {
    return std::string("%") + name.data();
  }
  return "%" + std::to_string(address.sin6_scope_id);
}

}  // namespace

// Not by getnameinfo: it can also ask name servers, so a static program could not use it.
std::string numeric_host(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof(v4));
    return ::inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  }
  if (address.sa_family != AF_INET6) return {};
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof(v6));
  return ::inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size()) + scope_of(v6);
}

}  // namespace rconn::net
