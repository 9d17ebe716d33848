#include "connector/serve/serve_shares.hpp"

#include <algorithm>

#include "connector/net/http/server.hpp"
#include "connector/net/process/descriptor_limit.hpp"

namespace rconn {
namespace {

// A lookup that the system's resolver does not answer occupies its thread for ten seconds or more:
// further ones wait for a thread, within their deadlines.
constexpr std::size_t max_lookups = 32;

constexpr std::size_t max_checks = 10'000;
constexpr std::size_t max_members = 128;

// A watch holds a connection of its own, and asks a master and its replicas who is the master: this
// many with two replicas.
constexpr std::size_t descriptors_of_watch = 4;

std::size_t less(std::size_t all, std::size_t part) { return all > part ? all - part : 0; }

}  // namespace

ServeShares share_for_serve(std::size_t descriptors, std::size_t watched) {
  ServeShares shares{};
  shares.connections =
      std::clamp<std::size_t>(descriptors / 4, 1, net::http::Limits().max_connections);
  shares.turned_away =
      std::clamp<std::size_t>(shares.connections / 8, 1, net::http::Limits().max_turned_away);
  shares.operations = less(descriptors, shares.connections + shares.turned_away);
  shares.lookups = std::clamp<std::size_t>(shares.operations / 8, 1, max_lookups);
  const std::size_t all =
      less(shares.operations, reserved_descriptors + descriptors_of_lookup * shares.lookups);
  shares.watches = std::min(watched * descriptors_of_watch, all / 2);
  const std::size_t free = less(all, shares.watches);
  shares.checks = std::clamp<std::size_t>(free * 3 / 8, 1, max_checks);
  shares.probes = std::max<std::size_t>(free * 3 / 8, 1);
  shares.members = std::clamp<std::size_t>(free / 8, 1, max_members);
  shares.spare = less(free, shares.checks + shares.probes + shares.members);
  return shares;
}

}  // namespace rconn
