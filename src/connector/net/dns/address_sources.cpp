#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <bit>
#include <cstring>
#include <map>
#include <memory>
#include <utility>

#include "connector/net/dns/address_order.hpp"
#include "connector/net/process/descriptor.hpp"
#include "connector/net/socket/socket.hpp"

namespace rconn::net {
namespace {

std::uint32_t ipv4_bits(const sockaddr& address) {
  sockaddr_in ipv4{};
  std::memcpy(&ipv4, &address, sizeof ipv4);
  return ntohl(ipv4.sin_addr.s_addr);
}

bool is_elsewhere(const sockaddr& address) {
  if (address.sa_family == AF_INET6) return !Address(&address, sizeof(sockaddr_in6)).is_loopback();
  return address.sa_family == AF_INET && !Address(&address, sizeof(sockaddr_in)).is_loopback();
}

// The length of the prefix of each IPv4 address of this machine. As in glibc, none if the machine
// has no address but those of the loopback interface.
std::map<std::uint32_t, unsigned> subnets() {
  std::map<std::uint32_t, unsigned> found;
  ifaddrs* head = nullptr;
  if (::getifaddrs(&head) != 0) return found;
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> list(head, &::freeifaddrs);
  bool only_loopback = true;
  for (const ifaddrs* one = head; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr) continue;
    only_loopback = only_loopback && !is_elsewhere(*one->ifa_addr);
    if (one->ifa_addr->sa_family != AF_INET || one->ifa_netmask == nullptr) continue;
    found[ipv4_bits(*one->ifa_addr)] =
        static_cast<unsigned>(std::popcount(ipv4_bits(*one->ifa_netmask)));
  }
  if (only_loopback) found.clear();
  return found;
}

std::optional<Address> source_of(const Address& destination) {
  const Descriptor socket(open_socket(destination.family(), SOCK_DGRAM));
  if (socket.number() < 0) return std::nullopt;
  std::optional<Address> source;
  const Address with_port = destination.at_port(53);  // some systems refuse port 0
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  auto* const data = reinterpret_cast<sockaddr*>(&own);
  if (::connect(socket.number(), with_port.data(), with_port.size()) == 0 &&
      ::getsockname(socket.number(), data, &size) == 0) {
    source.emplace(data, size);
  }
  return source;
}

}  // namespace

std::vector<Address> in_order_of_routes(std::vector<Address> addresses) {
  if (addresses.size() < 2) return addresses;
  const auto known = subnets();
  std::vector<Route> routes;
  routes.reserve(addresses.size());
  for (const Address& address : addresses) {
    Route route{address, source_of(address), 0};
    if (route.source && route.source->family() == AF_INET) {
      const auto subnet = known.find(ipv4_bits(*route.source->data()));
      if (subnet != known.end()) route.subnet_bits = subnet->second;
    }
    routes.push_back(route);
  }
  order_routes(routes);
  addresses.clear();
  for (const Route& route : routes) addresses.push_back(route.destination);
  return addresses;
}

}  // namespace rconn::net
