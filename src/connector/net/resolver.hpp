// Turns a host name into addresses, by the system's resolver, within a deadline.
// Entry point: resolve(). A lookup cannot be interrupted, so it runs on a thread of its own that
// is left behind when the deadline passes; it owns what it writes to and nobody waits for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"

namespace rconn::net {

struct Resolution {
  Status status;                   // `failed`: `lookup_error` says why
  int lookup_error = 0;            // an EAI_* number; 0 where no lookup could be started
  std::vector<Address> addresses;  // in the resolver's order (RFC 6724), not empty when done
};

// Asks as PHP does: stream sockets, no AI_ADDRCONFIG. `family` is AF_UNSPEC, AF_INET or AF_INET6.
asio::awaitable<Resolution> resolve(std::string host, std::uint16_t port, int family,
                                    Deadline deadline);

}  // namespace rconn::net
