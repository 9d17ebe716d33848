// What a session reads from and writes to: bytes in order, each wait ended by a deadline.
// Entry points: write(), read(). net::Connection is the one over sockets; tests put a peer in
// memory in its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/net/tls/tls_error.hpp"
#include "connector/values/tls_facts.hpp"

namespace rconn::net {

// What was there to be read without waiting.
struct Waiting {
  std::size_t bytes = 0;  // in clear; a peer that sends and sends is not heard out
  Status status;          // `done`: the connection stands
};

class Transport {
 public:
  virtual ~Transport() = default;
  Transport& operator=(const Transport&) = delete;
  Transport& operator=(Transport&&) = delete;

  // Whether there is something to read at once: bytes of the peer's, or the end.
  [[nodiscard]] virtual bool has_bytes() = 0;

  // Reads and forgets what is there to be read at once.
  virtual Waiting drain() = 0;

  // All of `bytes`, which must stay valid meanwhile.
  virtual asio::awaitable<Status> write(std::string_view bytes, Deadline deadline) = 0;

  // Appends what is there, at least one byte, to `bytes`, which must stay valid meanwhile.
  virtual asio::awaitable<ReadResult> read(std::string& bytes, Deadline deadline) = 0;

  // Of the handshake, also of one that failed. Empty in clear text; no version until the handshake
  // is through.
  [[nodiscard]] virtual TlsFacts tls_facts() const = 0;
  [[nodiscard]] virtual TlsError tls_error() const = 0;

 protected:
  Transport() = default;
  Transport(const Transport&) = default;
  Transport(Transport&&) = default;
};

}  // namespace rconn::net
