#include "connector/values/network.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>

namespace rconn {
namespace {

constexpr unsigned ipv4_bits = 32;
constexpr unsigned ipv6_bits = 128;
constexpr unsigned mapped_bits = 96;  // ::ffff:0:0/96, RFC 4291 section 2.5.5.2

Network single(bool ipv6, const void* bytes) {
  Network network{.ipv6 = ipv6, .bytes = {}, .bits = ipv6 ? ipv6_bits : ipv4_bits};
  std::memcpy(network.bytes.data(), bytes, network.bits / 8);
  return network;
}

bool is_mapped(const Network& network) {
  constexpr std::array<unsigned char, 12> prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  return network.ipv6 && network.bits >= mapped_bits &&
         std::equal(prefix.begin(), prefix.end(), network.bytes.begin());
}

Network unmapped(const Network& network) {
  if (!is_mapped(network)) return network;
  Network shorter{.ipv6 = false, .bytes = {}, .bits = network.bits - mapped_bits};
  std::copy_n(network.bytes.begin() + mapped_bits / 8, ipv4_bits / 8, shorter.bytes.begin());
  return shorter;
}

std::optional<Network> address_in(const std::string& text) {
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return single(false, bytes.data());
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return single(true, bytes.data());
  return std::nullopt;
}

bool bit_of(const Network& network, unsigned place) {
  return (network.bytes.at(place / 8) >> (7 - place % 8) & 1) != 0;
}

bool holds(const Network& network, const Network& address) {
  if (network.ipv6 != address.ipv6) return false;
  for (unsigned i = 0; i < network.bits; ++i) {
    if (bit_of(network, i) != bit_of(address, i)) return false;
  }
  return true;
}

std::optional<Network> single(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &address, sizeof ipv4);
    return single(false, &ipv4.sin_addr);
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &address, sizeof ipv6);
    return unmapped(single(true, &ipv6.sin6_addr));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Network> network_in(const std::string& text) {
  const auto slash = text.find('/');
  auto network = address_in(text.substr(0, slash));
  if (!network || slash == std::string::npos) return network ? unmapped(*network) : network;
  unsigned bits = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data() + slash + 1, last, bits);
  if (error != std::errc{} || end != last || bits > network->bits) return std::nullopt;
  for (unsigned i = bits; i < network->bits; ++i) {
    if (bit_of(*network, i)) return std::nullopt;
  }
  network->bits = bits;
  return unmapped(*network);
}

bool holds(const std::vector<Network>& networks, const sockaddr& address) {
  const auto own = single(address);
  return own && std::ranges::any_of(
                    networks, [&own](const Network& network) { return holds(network, *own); });
}

}  // namespace rconn
