#include "connector/net/tls/engine.hpp"

#include <arpa/inet.h>

#include <utility>

#include "connector/net/tls/certificate.hpp"
#include "connector/net/tls/client_hello.hpp"
#include "connector/values/memory.hpp"

namespace rconn::net {
namespace {

bool is_ip_literal(const std::string& name) {
  in6_addr room{};
  return ::inet_pton(AF_INET, name.c_str(), &room) == 1 ||
         ::inet_pton(AF_INET6, name.c_str(), &room) == 1;
}

// The name as certificates and SNI hold it (RFC 6066 §3): without the trailing dot, and without an
// IPv6 scope, which means something only on this machine.
std::string bare(std::string name) {
  name = name.substr(0, name.find('%'));
  if (name.size() > 1 && name.ends_with('.')) name.pop_back();
  return name;
}

}  // namespace

TlsEngine::TlsEngine(std::shared_ptr<const TlsContext> context, const std::string& name)
    : context_(std::move(context)),
      observer_(std::make_unique<TlsObserver>()),
      session_(context_->openssl->SSL_new(context_->handle.get()), context_->openssl->SSL_free) {
  const OpenSsl& openssl = *context_->openssl;
  require_allocated(session_ != nullptr);
  Bio incoming = memory_bio(openssl);
  Bio outgoing = memory_bio(openssl);
  incoming_ = incoming.release();
  outgoing_ = outgoing.release();
  openssl.SSL_set_bio(session_.get(), incoming_, outgoing_);
  openssl.SSL_set_connect_state(session_.get());
  attach(openssl, session_.get(), *observer_);
  observer_->facts.insecure = context_->insecure;
  observer_->has_authorities = context_->has_authorities;
  observer_->trust_note = context_->trust_note;

  const std::string host = bare(name);
  X509_VERIFY_PARAM* const rules = openssl.SSL_get0_param(session_.get());
  openssl.X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  if (is_ip_literal(host)) {
    require_allocated(openssl.X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) == 1);
  } else if (!host.empty()) {
    require_allocated(openssl.X509_VERIFY_PARAM_set1_host(rules, host.c_str(), host.size()) == 1);
    observer_->checks_host_name = true;
    std::string sent = host;
    const bool will_be_sent = openssl.SSL_ctrl(session_.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME,
                                               TLSEXT_NAMETYPE_host_name, sent.data()) == 1;
    require_allocated(will_be_sent || host.size() > TLSEXT_MAXLEN_host_name);
    if (will_be_sent) observer_->facts.server_name = host;
  }
}

void TlsEngine::receive(std::string_view bytes) {
  const int size = static_cast<int>(bytes.size());
  require_allocated(context_->openssl->BIO_write(incoming_, bytes.data(), size) == size);
}

std::string TlsEngine::take_outgoing() { return content(*context_->openssl, outgoing_); }

TlsEngine::Step TlsEngine::step(int returned) {
  if (returned > 0) return Step::done;
  const OpenSsl& openssl = *context_->openssl;
  switch (openssl.SSL_get_error(session_.get(), returned)) {
    case SSL_ERROR_WANT_READ:
      return Step::wants_bytes;
    case SSL_ERROR_ZERO_RETURN:
      return Step::closed;
    default:
      break;
  }
  established_ = false;
  if (words_.empty()) words_ = openssl.words();
  return Step::failed;
}

TlsError TlsEngine::error() const {
  TlsError error;
  error.words = words_;
  error.alert = observer_->alert;
  error.client_certificate_asked = observer_->client_certificate_asked;
  error.client_certificate_given = context_->has_certificate;
  error.alert_sent = observer_->alert_sent;
  if (!observer_->hello.empty()) error.hello = read_hello(observer_->hello);
  if (observer_->chosen_version != 0)
    error.chosen_version = version_name(observer_->chosen_version);
  error.own_certificate = own_certificate();
  return error;
}

std::optional<OwnCertificate> TlsEngine::own_certificate() const {
  const OpenSsl& openssl = *context_->openssl;
  X509* const own = openssl.SSL_get_certificate(session_.get());
  if (own == nullptr) return std::nullopt;
  return OwnCertificate{certificate_of(openssl, own),
                        openssl.X509_check_purpose(own, X509_PURPOSE_SSL_CLIENT, 0) == 1};
}

TlsEngine::Step TlsEngine::handshake() {
  const OpenSsl& openssl = *context_->openssl;
  openssl.ERR_clear_error();
  const Step step_taken = step(openssl.SSL_do_handshake(session_.get()));
  if (step_taken != Step::done) return step_taken;
  established_ = true;
  observer_->facts.version = openssl.SSL_get_version(session_.get());
  observer_->facts.cipher =
      openssl.SSL_CIPHER_get_name(openssl.SSL_get_current_cipher(session_.get()));
  return Step::done;
}

TlsEngine::Step TlsEngine::write(std::string_view plain) {
  const OpenSsl& openssl = *context_->openssl;
  openssl.ERR_clear_error();
  return step(openssl.SSL_write(session_.get(), plain.data(), static_cast<int>(plain.size())));
}

TlsEngine::Step TlsEngine::read(std::span<char> room, std::size_t& bytes) {
  const OpenSsl& openssl = *context_->openssl;
  openssl.ERR_clear_error();
  const int got = openssl.SSL_read(session_.get(), room.data(), static_cast<int>(room.size()));
  bytes = got > 0 ? static_cast<std::size_t>(got) : 0;
  return step(got);
}

bool TlsEngine::can_read() {
  const OpenSsl& openssl = *context_->openssl;
  openssl.ERR_clear_error();
  char byte = 0;
  return step(openssl.SSL_peek(session_.get(), &byte, 1)) != Step::wants_bytes;
}

void TlsEngine::close() {
  if (!std::exchange(established_, false)) return;
  context_->openssl->ERR_clear_error();
  context_->openssl->SSL_shutdown(session_.get());
}

}  // namespace rconn::net
