#include "connector/net/kernel_view.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace rconn::net {

std::optional<KernelView> kernel_view(int socket) {
  tcp_info view{};
  socklen_t size = sizeof view;
  if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &view, &size) != 0) return std::nullopt;
  return KernelView{std::chrono::microseconds(view.tcpi_rtt), view.tcpi_total_retrans};
}

}  // namespace rconn::net
