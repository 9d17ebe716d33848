#include "connector/topology/problems/inside_addresses.hpp"

#include <arpa/inet.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace rconn {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

std::optional<Bytes> bytes_of(int family, const std::string& host) {
  Bytes bytes{};
  if (inet_pton(family, host.c_str(), bytes.data()) != 1) return std::nullopt;
  return bytes;
}

bool is_loopback(const std::string& host) {
  if (const auto ipv4 = bytes_of(AF_INET, host)) return ipv4->front() == 127;
  return host == "::1";
}

constexpr std::string_view container = "a container network or behind NAT";

// Private IPv4 (RFC 1918), shared (RFC 6598) and link-local addresses, and unique local IPv6 ones.
bool is_private(const std::string& host) {
  if (const auto bytes = bytes_of(AF_INET, host)) {
    const auto [a, b] = std::pair((*bytes)[0], (*bytes)[1]);
    return a == 10 || (a == 172 && (b & 0xF0) == 16) || (a == 192 && b == 168) ||
           (a == 169 && b == 254) || (a == 100 && (b & 0xC0) == 64);
  }
  const auto bytes = bytes_of(AF_INET6, host);
  return bytes && (bytes->front() & 0xFE) == 0xFC;
}

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string network_of(const std::string& host) {
  for (const auto& [family, size] : {std::pair(AF_INET, 2), std::pair(AF_INET6, 6)}) {
    const auto bytes = bytes_of(family, host);
    if (bytes) return {bytes->begin(), bytes->begin() + size};
  }
  return "";
}

std::string_view inside_of_address(const std::string& host, const std::string& reached) {
  if (reached.empty()) return "";
  if (is_loopback(host)) return is_loopback(reached) ? "" : "the host that announces it";
  return is_private(host) && network_of(host) != network_of(reached) ? container : "";
}

std::string_view inside_of_name(std::string_view host) {
  constexpr std::size_t container_id = 12;
  constexpr std::string_view cluster = "the Kubernetes cluster it runs in";
  if (host.size() == container_id && is_hexadecimal(host)) return "the container with this id";
  if (host.ends_with(".svc") || host.ends_with(".cluster.local")) return cluster;
  return host.find('.') == std::string_view::npos ? "the container network it runs in" : "";
}

}  // namespace rconn
