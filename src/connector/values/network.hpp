// A range of IP addresses: an address and the number of leading bits that count (CIDR, RFC 4632 and
// RFC 4291 section 2.3).
// Entry points: network_in() parses one, holds() tests an address. Pure. An IPv4 address that is
// written as an IPv6 one (::ffff:192.0.2.1) counts as IPv4.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

struct sockaddr;

namespace rconn {

struct Network {
  bool ipv6 = false;
  std::array<unsigned char, 16> bytes{};  // in network order; IPv4 uses the first four
  unsigned bits = 0;                      // 0..32 or 0..128

  bool operator==(const Network&) const = default;
};

// Parses "192.0.2.0/24", "2001:db8::/32", or an address without a length, which stands for itself.
// None if it is neither, or if bits are set beyond the length.
std::optional<Network> network_in(const std::string& text);

// Whether one of the networks holds this address; false for anything but IPv4 and IPv6.
bool holds(const std::vector<Network>& networks, const sockaddr& address);

}  // namespace rconn
