#include "connector/net/path/path_facts.hpp"

// Not <netinet/tcp.h>: the structure of glibc ends before the counts of bytes.
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace rconn::net {

std::optional<PathFacts> path_facts(int socket) {
  tcp_info view{};
  socklen_t size = sizeof view;
  if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &view, &size) != 0) return std::nullopt;
  PathFacts facts;
  facts.round_trip = std::chrono::microseconds(view.tcpi_rtt);
  facts.retransmits = view.tcpi_total_retrans;
  facts.timeouts = view.tcpi_retransmits;
  facts.unacknowledged = view.tcpi_unacked;
  facts.acknowledged_out_of_order = view.tcpi_sacked;
  facts.received_twice = view.tcpi_dsack_dups;
  const auto acknowledged = view.tcpi_bytes_acked;
  facts.bytes_acknowledged = acknowledged > 0 ? acknowledged - 1 : 0;  // the SYN counts for one
  facts.bytes_received = view.tcpi_bytes_received;
  facts.out_of_order = view.tcpi_rcv_ooopack;
  facts.since_acknowledged = std::chrono::milliseconds(view.tcpi_last_ack_recv);
  return facts;
}

std::optional<PathFacts> path_facts_after_failure(int socket) {
  auto facts = path_facts(socket);
  if (!facts) return std::nullopt;
  socklen_t size = sizeof facts->icmp_error;
  if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &facts->icmp_error, &size) != 0) return facts;
  return facts;
}

}  // namespace rconn::net
