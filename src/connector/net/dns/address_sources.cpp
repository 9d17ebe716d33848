#include <sys/socket.h>
#include <unistd.h>

#include <utility>

#include "connector/net/dns/address_order.hpp"
#include "connector/net/dns/datagram_socket.hpp"

namespace rconn::net {
namespace {

std::optional<Address> source_of(const Address& destination) {
  const int socket = datagram_socket(destination.family());
  if (socket < 0) return std::nullopt;
  std::optional<Address> source;
  const Address with_port = destination.at_port(53);  // some systems refuse port 0
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  auto* const data = reinterpret_cast<sockaddr*>(&own);
  if (::connect(socket, with_port.data(), with_port.size()) == 0 &&
      ::getsockname(socket, data, &size) == 0) {
    source.emplace(data, size);
  }
  ::close(socket);
  return source;
}

}  // namespace

std::vector<Address> in_order_of_routes(std::vector<Address> addresses) {
  if (addresses.size() < 2) return addresses;
  std::vector<Route> routes;
  routes.reserve(addresses.size());
  for (const Address& address : addresses) routes.push_back({address, source_of(address)});
  order_routes(routes);
  addresses.clear();
  for (const Route& route : routes) addresses.push_back(route.destination);
  return addresses;
}

}  // namespace rconn::net
