// A connection to a peer: a stream, in clear text or with TLS on it.
// Entry points: secure() where TLS is wanted, then write() and read(). Says goodbye to a TLS peer
// (close_notify) when it goes, without waiting for anything. Move-only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "connector/net/stream.hpp"
#include "connector/net/tls/tls_error.hpp"
#include "connector/values/tls_facts.hpp"

namespace rconn::net {

struct TlsContext;

// What was there to be read without waiting.
struct Waiting {
  std::size_t bytes = 0;  // in clear; a peer that sends and sends is not heard out
  Status status;          // `done`: the connection stands
};

class Connection {
 public:
  explicit Connection(Stream stream);
  Connection(Connection&&) noexcept;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  // The TLS handshake, at most once. `name` is what the certificate must cover: a host name, which
  // is also sent as SNI, or an IP literal; empty where the context does not verify.
  asio::awaitable<Status> secure(std::shared_ptr<const TlsContext> context, std::string name,
                                 Deadline deadline);

  // Whether there is something to read at once: bytes of the peer's, or the end.
  [[nodiscard]] bool has_bytes();

  // Reads and forgets what is there to be read at once.
  Waiting drain();

  // As a Stream's.
  asio::awaitable<Status> write(std::string_view bytes, Deadline deadline);
  asio::awaitable<ReadResult> read(std::string& bytes, Deadline deadline);

  [[nodiscard]] bool is_secure() const;

  // Of the handshake, also of one that failed; empty without one.
  [[nodiscard]] TlsFacts tls_facts() const;
  [[nodiscard]] TlsError tls_error() const;

 private:
  struct Layer;

  ReadResult read_at_once(std::span<char> room);
  asio::awaitable<Status> flush(Deadline deadline);
  asio::awaitable<Status> fetch(Deadline deadline);

  Stream stream_;
  std::unique_ptr<Layer> layer_;
};

}  // namespace rconn::net
