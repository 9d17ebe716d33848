// One TLS session as a machine that neither reads nor writes: bytes of the peer go in, bytes for
// the peer come out, and whoever owns it carries them.
// Entry points: handshake(), then write() and read(). error() tells what is known of a failure.
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
    wants_bytes,  // of the peer: receive() some, then try again
    closed,       // the peer ended the session in good order
    failed,
  };

  // `name` is the host name or IP literal that the certificate must cover; empty: none, as only an
  // insecure context allows.
  TlsEngine(std::shared_ptr<const TlsContext> context, const std::string& name);

  // Bytes from the peer, and bytes for it; the latter also after a failure (alerts).
  void receive(std::string_view bytes);
  std::string take_outgoing();

  Step handshake();
  Step write(std::string_view plain);
  // `bytes` is above 0 exactly when done.
  Step read(std::span<char> room, std::size_t& bytes);
  // Whether read() would say something else than wants_bytes.
  [[nodiscard]] bool has_news();
  // Says goodbye (close_notify), if the session stands.
  void close();

  [[nodiscard]] const TlsFacts& facts() const { return observer_->facts; }
  [[nodiscard]] TlsError error() const;

 private:
  Step step(int returned);

  std::shared_ptr<const TlsContext> context_;
  std::unique_ptr<TlsObserver> observer_;  // OpenSSL holds its address
  std::unique_ptr<SSL, decltype(&::SSL_free)> session_;
  BIO* incoming_ = nullptr;  // owned by the session, as the next
  BIO* outgoing_ = nullptr;
  std::string words_;  // of the first failure
  bool stands_ = false;
};

}  // namespace rconn::net
