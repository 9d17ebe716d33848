// A TLS peer on loopback that runs a script, for behaviour that no real server shows. Entry points:
// TlsPeer; next(), which returns the record of one connection. Serves one connection after another
// with the same script. The TLS session uses memory buffers, so that the script controls every byte
// that is sent.
#pragma once

#include <openssl/ssl.h>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <string_view>

#include "support/certificates.hpp"
#include "support/scripted_peer.hpp"

namespace support {

struct TlsTerms {
  Certificate own;
  int newest = 0;  // TLS1_1_VERSION and the like; 0: the newest of OpenSSL
  std::optional<std::string> client_ca =
      std::nullopt;  // path: clients need a certificate from this authority
};

// The record of a finished connection.
struct TlsSeen {
  bool handshake = false;  // completed on this side
  std::string server_name;
  std::string heard;          // decrypted
  bool close_notify = false;  // received from the client
  // From the arrival of a request until just before its answer is sent, by this side's clock.
  std::vector<std::chrono::duration<double, std::milli>> thought;
};

// The peer's end of a TLS connection, for use by a script.
class TlsConversation {
 public:
  TlsConversation(const Conversation& wire, SSL_CTX* context, TlsSeen& seen);

  // Completes the handshake; sends the ServerHello no sooner than `delay` after the ClientHello.
  // Returns false on failure.
  bool accept(std::chrono::milliseconds delay = {});
  // Instead of accept(): returns the answer to the ClientHello, for the script to send or corrupt.
  std::string first_flight();
  // Completes the handshake after the first flight was sent unchanged. Returns false on failure.
  bool finish();

  void send(std::string_view plain) { wire_.send(sealed(plain)); }
  // Like send(), but no sooner than `delay` after the last bytes arrived.
  void send_late(std::string_view plain, std::chrono::milliseconds delay);
  std::string sealed(std::string_view plain);  // returns the record without sending it
  std::string close_notify();                  // returns the alert without sending it
  std::string receive();                       // the next data, decrypted; empty at the end
  void hold();                                 // waits until the client closes
  [[nodiscard]] const Conversation& wire() const { return wire_; }

 private:
  bool hear();
  std::string outgoing();
  void send_at(std::string_view bytes, std::chrono::milliseconds delay);

  const Conversation& wire_;
  TlsSeen& seen_;
  std::unique_ptr<SSL, decltype(&::SSL_free)> session_;
  BIO* in_;  // both owned by the session
  BIO* out_;
  std::chrono::steady_clock::time_point arrival_;
};

class TlsPeer {
 public:
  using Script = std::function<void(TlsConversation&)>;

  // On 127.0.0.1.
  TlsPeer(const TlsTerms& terms, Script script);
  // On a listener that the test created.
  TlsPeer(const TlsTerms& terms, Script script, Listener listener);

  [[nodiscard]] int port() const { return peer_.port(); }
  [[nodiscard]] std::string at() const { return peer_.at(); }
  [[nodiscard]] std::string uri() const { return "rediss://" + at(); }

  // Waits for the next connection to finish and returns its record.
  TlsSeen next();

 private:
  void serve(Conversation& wire, const Script& script);

  std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> context_;
  std::mutex mutex_;  // guards seen_
  std::queue<TlsSeen> seen_;
  ScriptedPeer peer_;  // last: its thread uses the members above
};

// Answers PING with PONG and any other command with OK, until the client closes.
void answer_as_redis(TlsConversation& tls);

// Completes the handshake, reads any command, answers with these bytes, and waits until the client
// closes.
TlsPeer::Script tls_answer(std::string bytes);

}  // namespace support
