// What the kernel says of the way to a peer: TCP_INFO (tcp(7)) and ICMP errors (ip(7), IP_RECVERR).
// Entry points: PathFacts, IcmpError. Filled by connector/net.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace rconn {

// One TCP connection when a wait on it ended. Counts are of segments unless they say bytes.
struct PathFacts {
  std::chrono::microseconds round_trip{};  // smoothed; 0 before the first measurement
  unsigned retransmits = 0;                // sent again so far, SYN included
  unsigned unacknowledged = 0;             // sent, and neither acknowledged nor given up
  std::uint64_t bytes_acknowledged = 0;    // by the peer's system; 1 for the SYN is not counted
  std::uint64_t bytes_received = 0;        // in order
  unsigned out_of_order = 0;               // arrived after a gap
  std::chrono::milliseconds since_acknowledged{};  // since the last segment with ACK came
};

// An error that a router or a host reported for what was sent.
struct IcmpError {
  std::string from;  // the address of the sender of the report
  bool ipv6 = false;
  int type = 0;  // RFC 792, RFC 4443
  int code = 0;
};

}  // namespace rconn
