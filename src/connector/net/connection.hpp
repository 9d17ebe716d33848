// A connection to a peer: a stream, with or without TLS.
// Entry points: secure() for TLS, then write() and read(). Move-only. The destructor sends
// close_notify to a TLS peer, without waiting.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "connector/net/path/path_facts.hpp"
#include "connector/net/stream.hpp"
#include "connector/net/transport.hpp"

namespace rconn::net {

struct TlsContext;

class Connection final : public Transport {
 public:
  explicit Connection(Stream stream);
  Connection(Connection&&) noexcept;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection& operator=(Connection&&) = delete;
  ~Connection() override;

  // Performs the TLS handshake; at most once. `name` is the name that the certificate must cover: a
  // host name, which is also sent as SNI, or an IP literal; may be empty without verification.
  asio::awaitable<Status> secure(std::shared_ptr<const TlsContext> context, std::string name,
                                 Deadline deadline);

  // Of TCP, see net/socket. False, with errno, if the system does not do it.
  [[nodiscard]] bool keep_alive(std::chrono::seconds interval);

  [[nodiscard]] bool has_bytes() override;
  [[nodiscard]] bool has_undelivered() const override { return stream_.has_undelivered(); }
  [[nodiscard]] std::optional<PathFacts> path_facts() const override {
    return net::path_facts_after_failure(stream_.descriptor());
  }
  Waiting drain() override;
  asio::awaitable<Status> write(std::string_view bytes, Deadline deadline) override;
  [[nodiscard]] bool write_at_once(std::string_view bytes) override;
  asio::awaitable<ReadResult> read(std::string& bytes, Deadline deadline) override;
  [[nodiscard]] Clock::time_point seen_at() const override { return stream_.seen_at(); }
  Clock::duration take_lateness() override { return stream_.take_lateness(); }
  [[nodiscard]] TlsFacts tls_facts() const override;
  [[nodiscard]] TlsError tls_error() const override;

 private:
  struct Layer;

  ReadResult read_at_once(std::span<char> room);
  asio::awaitable<Status> flush(Deadline deadline);
  asio::awaitable<Status> fetch(Deadline deadline);

  Stream stream_;
  std::unique_ptr<Layer> layer_;
};

}  // namespace rconn::net
