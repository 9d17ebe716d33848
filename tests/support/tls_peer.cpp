#include "support/tls_peer.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>

#include <array>
#include <stdexcept>
#include <thread>
#include <utility>

#include "support/eventually.hpp"

namespace support {
namespace {

using Clock = std::chrono::steady_clock;
using Context = std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)>;

Context make_context(const TlsTerms& terms) {
  Context context(SSL_CTX_new(TLS_server_method()), &::SSL_CTX_free);
  SSL_CTX* const handle = context.get();
  bool good = SSL_CTX_set_min_proto_version(handle, TLS1_VERSION) == 1 &&
              SSL_CTX_set_max_proto_version(handle, terms.newest) == 1 &&
              // Without this, OpenSSL has no cipher for versions before TLS 1.2.
              SSL_CTX_set_cipher_list(handle, "DEFAULT:@SECLEVEL=0") == 1 &&
              SSL_CTX_use_certificate_chain_file(handle, terms.own.certificate.c_str()) == 1 &&
              SSL_CTX_use_PrivateKey_file(handle, terms.own.key.c_str(), SSL_FILETYPE_PEM) == 1;
  if (good && terms.client_ca) {
    good = SSL_CTX_load_verify_locations(handle, terms.client_ca->c_str(), nullptr) == 1;
    SSL_CTX_set_verify(handle, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  }
  if (!good) throw std::runtime_error("a TLS context");
  return context;
}

}  // namespace

TlsConversation::TlsConversation(const Conversation& wire, SSL_CTX* context, TlsSeen& seen)
    : wire_(wire),
      seen_(seen),
      session_(SSL_new(context), &::SSL_free),
      in_(BIO_new(BIO_s_mem())),
      out_(BIO_new(BIO_s_mem())) {
  BIO_set_mem_eof_return(in_, -1);
  SSL_set_bio(session_.get(), in_, out_);
  SSL_set_accept_state(session_.get());
}

bool TlsConversation::hear() {
  const std::string bytes = wire_.receive();
  arrival_ = Clock::now();
  return !bytes.empty() && BIO_write(in_, bytes.data(), static_cast<int>(bytes.size())) > 0;
}

std::string TlsConversation::outgoing() {
  std::string bytes;
  std::array<char, 4096> room;
  for (int got = 0; (got = BIO_read(out_, room.data(), room.size())) > 0;) {
    bytes.append(room.data(), static_cast<std::size_t>(got));
  }
  return bytes;
}

void TlsConversation::send_at(std::string_view bytes, std::chrono::milliseconds delay) {
  std::this_thread::sleep_until(arrival_ + delay);
  seen_.thought.emplace_back(Clock::now() - arrival_);
  wire_.send(bytes);
}

std::string TlsConversation::first_flight() {
  std::string flight;
  while (flight.empty() && hear()) {
    ERR_clear_error();
    SSL_do_handshake(session_.get());
    flight = outgoing();
  }
  const char* name = SSL_get_servername(session_.get(), TLSEXT_NAMETYPE_host_name);
  seen_.server_name = name == nullptr ? "" : name;
  return flight;
}

bool TlsConversation::accept(std::chrono::milliseconds delay) {
  send_at(first_flight(), delay);
  return finish();
}

bool TlsConversation::finish() {
  while (true) {
    ERR_clear_error();
    const int result = SSL_do_handshake(session_.get());
    const bool unfinished = SSL_get_error(session_.get(), result) == SSL_ERROR_WANT_READ;
    wire_.send(outgoing());
    seen_.handshake = result == 1;
    if (!unfinished || !hear()) return seen_.handshake;
  }
}

std::string TlsConversation::sealed(std::string_view plain) {
  ERR_clear_error();
  SSL_write(session_.get(), plain.data(), static_cast<int>(plain.size()));
  return outgoing();
}

void TlsConversation::send_late(std::string_view plain, std::chrono::milliseconds delay) {
  send_at(sealed(plain), delay);
}

std::string TlsConversation::close_notify() {
  ERR_clear_error();
  SSL_shutdown(session_.get());
  return outgoing();
}

std::string TlsConversation::receive() {
  std::array<char, 4096> room;
  while (true) {
    ERR_clear_error();
    const int got = SSL_read(session_.get(), room.data(), room.size());
    if (got > 0) {
      const std::string plain(room.data(), static_cast<std::size_t>(got));
      seen_.heard += plain;
      return plain;
    }
    seen_.close_notify = (SSL_get_shutdown(session_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
    if (SSL_get_error(session_.get(), got) != SSL_ERROR_WANT_READ || !hear()) return {};
  }
}

void TlsConversation::hold() {
  while (!receive().empty()) {
  }
  wire_.hold();  // also if the client no longer sends TLS
}

TlsPeer::TlsPeer(const TlsTerms& terms, Script script)
    : TlsPeer(terms, std::move(script), listen_on_loopback()) {}

TlsPeer::TlsPeer(const TlsTerms& terms, Script script, Listener listener)
    : context_(make_context(terms)),
      peer_([this, script = std::move(script)](Conversation& wire) { serve(wire, script); },
            std::move(listener)) {}

void TlsPeer::serve(Conversation& wire, const Script& script) {
  TlsSeen seen;
  TlsConversation tls(wire, context_.get(), seen);
  script(tls);
  const std::scoped_lock lock(mutex_);
  seen_.push(std::move(seen));
}

TlsSeen TlsPeer::next() {
  TlsSeen seen;
  const bool came = eventually([&] {
    const std::scoped_lock lock(mutex_);
    if (seen_.empty()) return false;
    seen = std::move(seen_.front());
    seen_.pop();
    return true;
  });
  if (!came) throw std::runtime_error("no connection came to its end");
  return seen;
}

void answer_as_redis(TlsConversation& tls) {
  if (!tls.accept()) return;
  for (std::string got = tls.receive(); !got.empty(); got = tls.receive()) {
    tls.send(got.find("PING") == std::string::npos ? "+OK\r\n" : "+PONG\r\n");
  }
}

TlsPeer::Script tls_answer(std::string bytes) {
  return [bytes = std::move(bytes)](TlsConversation& tls) {
    if (tls.accept()) {
      static_cast<void>(tls.receive());
      tls.send(bytes);
    }
    tls.hold();
  };
}

}  // namespace support
