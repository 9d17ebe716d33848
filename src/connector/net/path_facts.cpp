#include "connector/net/path_facts.hpp"

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
  facts.unacknowledged = view.tcpi_unacked;
  facts.bytes_acknowledged = view.tcpi_bytes_acked;
  facts.bytes_received = view.tcpi_bytes_received;
  facts.out_of_order = view.tcpi_rcv_ooopack;
  facts.since_acknowledged = std::chrono::milliseconds(view.tcpi_last_ack_recv);
  return facts;
}

}  // namespace rconn::net
