#include "connector/net/dns/address_order.hpp"

#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstring>
#include <tuple>

namespace rconn::net {
namespace {

using Bytes = std::array<unsigned char, 16>;

struct Policy {
  Bytes prefix;
  unsigned bits;
  int precedence;
  int label;
};

// RFC 6724, section 2.1. The last row fits every address.
constexpr std::array policies{
    Policy{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, 50, 0},  // ::1
    Policy{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, 35, 4},         // IPv4
    Policy{{0}, 96, 1, 3},                                                 // IPv4-compatible
    Policy{{0x20, 0x01, 0, 0}, 32, 5, 5},                                  // Teredo
    Policy{{0x20, 0x02}, 16, 30, 2},                                       // 6to4
    Policy{{0x3f, 0xfe}, 16, 1, 12},                                       // 6bone
    Policy{{0xfe, 0xc0}, 10, 1, 11},                                       // site-local
    Policy{{0xfc}, 7, 3, 13},                                              // unique local
    Policy{{0}, 0, 40, 1},
};

// An IPv4 address as an IPv4-mapped one.
Bytes bytes_of(const Address& address) {
  Bytes bytes{};
  if (address.family() == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, address.data(), sizeof ipv6);
    std::memcpy(bytes.data(), &ipv6.sin6_addr, bytes.size());
    return bytes;
  }
  sockaddr_in ipv4{};
  std::memcpy(&ipv4, address.data(), sizeof ipv4);
  constexpr std::size_t before = 12;
  bytes[before - 2] = bytes[before - 1] = 0xff;
  std::memcpy(bytes.data() + before, &ipv4.sin_addr, sizeof ipv4.sin_addr);
  return bytes;
}

unsigned common_bits(const Bytes& one, const Bytes& other) {
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto different = static_cast<unsigned char>(one.at(i) ^ other.at(i));
    if (different != 0)
      return static_cast<unsigned>(i * 8) + static_cast<unsigned>(std::countl_zero(different));
  }
  return 128;
}

const Policy& policy_of(const Bytes& address) {
  return *std::ranges::find_if(policies, [&address](const Policy& policy) {
    return common_bits(address, policy.prefix) >= policy.bits;
  });
}

bool is_ipv4(const Bytes& address) { return &policy_of(address) == &policies[1]; }

// Sections 3.1 and 3.2; the numbers are those of RFC 4291, 2.7.
int scope_of(const Bytes& address) {
  constexpr int link = 2;
  constexpr int site = 5;
  constexpr int global = 14;
  constexpr std::size_t ipv4 = 12;
  if (is_ipv4(address)) {
    const bool autoconfigured = address[ipv4] == 169 && address[ipv4 + 1] == 254;
    return autoconfigured || address[ipv4] == 127 ? link : global;
  }
  if (address[0] == 0xff) return address[1] & 0xf;
  if (policy_of(address).label == policies[0].label) return link;  // ::1
  if (address[0] == 0xfe && (address[1] & 0xc0) == 0x80) return link;
  return address[0] == 0xfe && (address[1] & 0xc0) == 0xc0 ? site : global;
}

unsigned prefix_in_common(const Route& route, const Bytes& destination, const Bytes& source) {
  const unsigned common = common_bits(destination, source);
  if (!is_ipv4(destination)) return common;
  constexpr unsigned mapped = 96;
  constexpr unsigned all = 128;
  const bool in_subnet = route.subnet_bits > 0 && common >= mapped + route.subnet_bits;
  return in_subnet || common == all ? common : 0;
}

// By the rules, the best first. A rule that compares two destinations by something else than a
// property of each would not be a strict order: rule 9 is reached only within one family, because
// the precedence of IPv4 is nobody else's.
struct Rank {
  bool unusable;         // 1
  bool other_scope;      // 2
  bool other_label;      // 5
  int minus_precedence;  // 6
  int scope;             // 8
  int minus_common;      // 9
  std::size_t place;     // 10

  auto operator<=>(const Rank&) const = default;
};

Rank rank_of(const Route& route, std::size_t place) {
  const Bytes destination = bytes_of(route.destination);
  Rank rank{true, true, true, -policy_of(destination).precedence, scope_of(destination), 0, place};
  if (!route.source) return rank;
  const Bytes source = bytes_of(*route.source);
  rank.unusable = false;
  rank.other_scope = scope_of(source) != rank.scope;
  rank.other_label = policy_of(source).label != policy_of(destination).label;
  rank.minus_common = -static_cast<int>(prefix_in_common(route, destination, source));
  return rank;
}

}  // namespace

void order_routes(std::vector<Route>& routes) {
  std::vector<std::pair<Rank, Route>> ranked;
  ranked.reserve(routes.size());
  for (Route& route : routes) {
    const Rank rank = rank_of(route, ranked.size());
    ranked.emplace_back(rank, std::move(route));
  }
  std::ranges::sort(ranked, {}, &std::pair<Rank, Route>::first);
  routes.clear();
  for (auto& [rank, route] : ranked) routes.push_back(std::move(route));
}

}  // namespace rconn::net
