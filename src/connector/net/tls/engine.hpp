// One TLS session without a socket: the caller passes in the bytes from the peer with receive() and
// sends what take_outgoing() returns.
// Entry points: handshake(), then write() and read(). error() describes a failure.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "connector/net/tls/context.hpp"
#include "connector/net/tls/observer.hpp"
#include "connector/net/tls/tls_error.hpp"

namespace rconn::net {

class TlsEngine {
 public:
  enum class Step {
    done,
    wants_bytes,  // needs bytes from the peer: receive() some, then try again
    closed,       // the peer sent close_notify
    failed,
  };

  // `name` is the host name or IP literal that the certificate must cover; may be empty only if the
  // context is insecure.
  TlsEngine(std::shared_ptr<const TlsContext> context, const std::string& name);

  // Takes bytes from the peer.
  void receive(std::string_view bytes);
  // Returns the bytes to send to the peer; after a failure these may hold an alert.
  std::string take_outgoing();

  Step handshake();
  // Encrypts all of `plain`.
  Step write(std::string_view plain);
  // Decrypts into `room`. `bytes` is above 0 exactly if the result is `done`.
  Step read(std::span<char> room, std::size_t& bytes);
  // Whether read() would return anything but wants_bytes.
  [[nodiscard]] bool can_read();
  // Queues a close_notify alert, if the session is established.
  void close();

  [[nodiscard]] const TlsFacts& facts() const { return observer_->facts; }
  [[nodiscard]] TlsError error() const;

 private:
  Step step(int returned);
  [[nodiscard]] std::optional<OwnCertificate> own_certificate() const;

  std::shared_ptr<const TlsContext> context_;
  std::unique_ptr<TlsObserver> observer_;  // OpenSSL holds its address
  std::unique_ptr<SSL, decltype(&::SSL_free)> session_;
  BIO* incoming_ = nullptr;  // owned by the session, as is outgoing_
  BIO* outgoing_ = nullptr;
  std::string words_;  // of the first failure
  bool established_ = false;
};

}  // namespace rconn::net
