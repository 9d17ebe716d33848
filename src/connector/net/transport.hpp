// A byte stream that a session reads and writes; each wait has a deadline.
// Entry points: write(), read(). net::Connection implements it over sockets, tests in memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/net/tls/tls_error.hpp"
#include "connector/values/evidence/path_facts.hpp"
#include "connector/values/security/tls_facts.hpp"

namespace rconn::net {

// What could be read without waiting.
struct Waiting {
  std::size_t bytes = 0;  // after decryption; reading stops after some 1 MiB
  Status status;          // `done`: the connection is intact
};

class Transport {
 public:
  virtual ~Transport() = default;
  Transport& operator=(const Transport&) = delete;
  Transport& operator=(Transport&&) = delete;

  // Whether a read would return at once, with bytes or the end of the stream.
  [[nodiscard]] virtual bool has_bytes() = 0;

  // Whether the peer cannot have read all that was written: bytes were not acknowledged by its
  // system (TCP), or not read (unix socket). What came meanwhile is no answer to them.
  [[nodiscard]] virtual bool has_undelivered() const = 0;

  // What the kernel says of the way to the peer; none if it says nothing.
  [[nodiscard]] virtual std::optional<PathFacts> path_facts() const = 0;

  // Reads and discards what can be read without waiting.
  virtual Waiting drain() = 0;

  // Writes all of `bytes`, which must stay valid until the call completes.
  virtual asio::awaitable<Status> write(std::string_view bytes, Deadline deadline) = 0;

  // Writes all of `bytes` without waiting; after a false, nothing may be written any more. A read()
  // may be under way.
  [[nodiscard]] virtual bool write_at_once(std::string_view bytes) = 0;

  // Appends what is available, at least one byte, to `bytes`, which must stay valid until the call
  // completes.
  virtual asio::awaitable<ReadResult> read(std::string& bytes, Deadline deadline) = 0;

  // When the last connect, write or read was done: as the kernel reported it, which is before the
  // caller gets its turn if other work is waiting.
  [[nodiscard]] virtual Clock::time_point seen_at() const = 0;

  // How long events had waited for rconn itself since the last call, at most; see Report::late.
  virtual Clock::duration take_lateness() = 0;

  // The facts of the handshake, even of one that failed. Empty without TLS; the version is empty
  // until the handshake completes.
  [[nodiscard]] virtual TlsFacts tls_facts() const = 0;
  [[nodiscard]] virtual TlsError tls_error() const = 0;

 protected:
  Transport() = default;
  Transport(const Transport&) = default;
  Transport(Transport&&) = default;
};

}  // namespace rconn::net
