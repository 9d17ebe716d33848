// What the kernel says of the way to a peer: TCP_INFO (tcp(7)), ICMP errors (ip(7), IP_RECVERR),
// and how this machine would send there (rtnetlink(7), sock_diag(7)). Entry points: PathFacts,
// IcmpError, RouteFacts. Filled by connector/net.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace rconn {

// One TCP connection when a wait on it ended. Counts are of segments unless they say bytes.
struct PathFacts {
  std::chrono::microseconds round_trip{};  // smoothed; 0 before the first measurement
  unsigned retransmits = 0;                // sent again so far, SYN included
  unsigned timeouts = 0;        // how often in a row the oldest unacknowledged one was sent again
  unsigned unacknowledged = 0;  // sent, and neither acknowledged nor given up
  unsigned acknowledged_out_of_order = 0;          // arrived, but one before them did not (SACK)
  unsigned received_twice = 0;                     // that the peer says it got again (DSACK)
  std::uint64_t bytes_acknowledged = 0;            // by the peer's system; the SYN is not counted
  std::uint64_t bytes_received = 0;                // in order
  unsigned out_of_order = 0;                       // arrived after a gap
  std::chrono::milliseconds since_acknowledged{};  // since the last segment with ACK came
  // An ICMP error came for what was sent on the established connection, as errno; else 0. The
  // kernel notes it and goes on; from whom it came is not known.
  int icmp_error = 0;
};

// An error that a router or a host reported for a connection request.
struct IcmpError {
  std::string from;  // the address of the sender of the report
  bool ipv6 = false;
  int type = 0;  // RFC 792, RFC 4443
  int code = 0;
  bool by_peer = false;          // `from` is the address that was connected to
  bool by_this_machine = false;  // `from` is an address of this machine
};

// How this machine would send to an address, asked after a connect to it failed.
struct RouteFacts {
  int error = 0;         // errno of the route's lookup: there is none, or one that refuses
  bool is_here = false;  // the address is one of this machine
  std::string next_hop;  // the gateway's address, or that of the peer if it is on a network of ours
  bool by_gateway = false;
  // The next hop was asked for (ARP, RFC 826; neighbour discovery, RFC 4861), and did not answer.
  bool next_hop_silent = false;
  // A socket listens at the address, but takes no further connections: its accept queue is full.
  bool queue_full = false;
};

// A connect that failed, without what its Failure says.
struct ConnectFacts {
  int error = 0;  // errno; 0: no answer in time
  std::optional<PathFacts> path;
  std::optional<IcmpError> icmp;
  std::optional<RouteFacts> route;
};

}  // namespace rconn
