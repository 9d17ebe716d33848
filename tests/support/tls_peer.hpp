// A peer on loopback that speaks TLS and does what a script says, for what no real server does.
// Entry points: TlsPeer, and next(), which tells what one connection came to. Serves one
// connection after another, each by the same script. The session runs over memory: each byte
// passes through the script's hands, and leaves when the script lets it.
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
  int newest = 0;  // TLS1_1_VERSION and the like; 0: what OpenSSL can do
  std::optional<std::string> client_ca =
      std::nullopt;  // path: clients need a certificate of this authority
};

// What a connection came to, once it is over.
struct TlsSeen {
  bool handshake = false;  // done, as far as this side can tell
  std::string server_name;
  std::string heard;          // in clear
  bool close_notify = false;  // the other side took its leave
  // From the arrival of a request to just before its answer left, as this side's clock has it.
  std::vector<std::chrono::duration<double, std::milli>> thought;
};

// The peer's end of a TLS connection, in the hands of a script.
class TlsConversation {
 public:
  TlsConversation(const Conversation& wire, SSL_CTX* context, TlsSeen& seen);

  // To the end of the handshake, the ServerHello no sooner than `delay` after the ClientHello;
  // false when it failed.
  bool accept(std::chrono::milliseconds delay = {});
  // Instead of accept(): what would answer the ClientHello, for the script to send or corrupt.
  std::string first_flight();
  // The rest of the handshake, when the first flight went out unchanged; false when it failed.
  bool finish();

  void send(std::string_view plain) { wire_.send(sealed(plain)); }
  // As send(), no sooner than `delay` after the last bytes came.
  void send_late(std::string_view plain, std::chrono::milliseconds delay);
  std::string sealed(std::string_view plain);  // the record, not sent
  std::string goodbye();                       // close_notify, not sent
  std::string receive();                       // what comes next, in clear; empty at the end
  void hold();                                 // until the other side closes
  [[nodiscard]] const Conversation& wire() const { return wire_; }

 private:
  bool hear();
  std::string outgoing();
  void send_at(std::string_view bytes, std::chrono::milliseconds delay);

  const Conversation& wire_;
  TlsSeen& seen_;
  std::unique_ptr<SSL, decltype(&::SSL_free)> session_;
  BIO* in_;  // owned by the session, as the next
  BIO* out_;
  std::chrono::steady_clock::time_point arrival_;
};

class TlsPeer {
 public:
  using Script = std::function<void(TlsConversation&)>;

  // On 127.0.0.1.
  TlsPeer(const TlsTerms& terms, Script script);
  // On a listener of the test's own making.
  TlsPeer(const TlsTerms& terms, Script script, Listener listener);

  [[nodiscard]] int port() const { return peer_.port(); }
  [[nodiscard]] std::string at() const { return peer_.at(); }
  [[nodiscard]] std::string uri() const { return "rediss://" + at(); }

  // Of each connection in turn, when it is over; waits for that.
  TlsSeen next();

 private:
  void serve(Conversation& wire, const Script& script);

  std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> context_;
  std::mutex mutex_;  // guards seen_
  std::queue<TlsSeen> seen_;
  ScriptedPeer peer_;  // last: its thread uses the others
};

// Answers PING with PONG and all else with OK, until the other side closes.
void answer_as_redis(TlsConversation& tls);

// Shakes hands, reads the command, whatever it is, and answers with these bytes; then waits for
// the end.
TlsPeer::Script tls_answer(std::string bytes);

}  // namespace support
