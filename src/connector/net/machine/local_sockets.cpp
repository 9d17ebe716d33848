#include "connector/net/machine/local_sockets.hpp"

#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <memory>

#include "connector/net/address.hpp"

namespace rconn::net {
namespace {

std::vector<std::string> own_addresses() {
  std::vector<std::string> found;
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return found;
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> list(first, &::freeifaddrs);
  for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr) continue;
    const bool ipv4 = one->ifa_addr->sa_family == AF_INET;
    if (!ipv4 && one->ifa_addr->sa_family != AF_INET6) continue;
    const socklen_t size = ipv4 ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
    const std::string text = Address(one->ifa_addr, size).text();
    found.push_back(text.substr(0, text.rfind(':')));
  }
  return found;
}

}  // namespace

bool is_wildcard(std::string_view host) { return host == "0.0.0.0" || host == "[::]"; }

bool is_loopback(std::string_view host) {
  return host.starts_with("127.") || host == "[::1]" || host.starts_with("[::ffff:127.");
}

bool LocalSockets::is_own(std::string_view host) const {
  return is_loopback(host) || is_wildcard(host) || std::ranges::find(own, host) != own.end();
}

LocalSockets find_local_sockets() { return {find_listeners(), own_addresses()}; }

}  // namespace rconn::net
