// Turns host names into addresses, by the system's resolver, within a deadline.
// Entry point: Resolver::resolve(). A lookup cannot be interrupted, so it runs on a thread that is
// left behind when the deadline passes; it owns what it writes to and nobody waits for it. So many
// threads at most are at it: further lookups wait for their turn, within their deadline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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

class Resolver {
 public:
  // `max_threads` at least 1.
  explicit Resolver(std::size_t max_threads = default_threads);
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;
  ~Resolver();

  // Asks as PHP does: stream sockets, no AI_ADDRCONFIG. `family` is AF_UNSPEC, AF_INET or AF_INET6.
  asio::awaitable<Resolution> resolve(std::string host, std::uint16_t port, int family,
                                      Deadline deadline);

  // Whether a lookup would begin at once.
  [[nodiscard]] bool has_room() const;

  // A lookup that gets no answer takes its thread for ten seconds and more (resolv.conf(5)), and
  // a descriptor or two.
  static constexpr std::size_t default_threads = 1024;

 private:
  struct Threads;
  std::shared_ptr<Threads> threads_;
};

}  // namespace rconn::net
