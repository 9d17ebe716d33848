// What the kernel knows of a TCP connection (TCP_INFO, tcp(7)), even of one that failed to connect.
// Entry point: kernel_view().
#pragma once

#include <chrono>
#include <optional>

namespace rconn::net {

struct KernelView {
  std::chrono::microseconds round_trip{};  // smoothed; 0 before the first measurement
  unsigned retransmits = 0;                // segments sent again so far, SYN included
};

// None for a unix socket, or if the kernel does not report it.
std::optional<KernelView> kernel_view(int socket);

}  // namespace rconn::net
