#include "connector/net/tls/observer.hpp"

#include "connector/net/tls/certificate.hpp"
#include "connector/net/tls/verification.hpp"
#include "connector/values/memory.hpp"

namespace rconn::net {
namespace {

constexpr int observer_slot = 0;  // index of the session's ex_data

// OpenSSL takes the common name where the alternative names have no DNS name. It counts only where
// there are no alternative names at all (RFC 6125 §6.4.4; RFC 9525 §2 does without it).
bool may_match_by_common_name(const OpenSsl& openssl, X509_STORE_CTX* store, const X509* own) {
  if (own == nullptr || openssl.X509_get_ext_by_NID(own, NID_subject_alt_name, -1) < 0) return true;
  openssl.X509_VERIFY_PARAM_set_hostflags(
      openssl.X509_STORE_CTX_get0_param(store),
      X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
  return false;
}

// Verifies as OpenSSL does by default, but for the common name, and records the result.
int verify_and_record(const OpenSsl& openssl, X509_STORE_CTX* store, TlsObserver& observer) {
  TlsFacts& facts = observer.facts;
  X509* const own = openssl.X509_STORE_CTX_get0_cert(store);
  if (own != nullptr) facts.certificate = certificate_of(openssl, own);
  const bool by_common_name = may_match_by_common_name(openssl, store, own);
  const int verified = openssl.X509_verify_cert(store);
  if (verified > 0) {
    facts.matched_by_common_name = by_common_name && observer.checks_host_name;
    return verified;
  }
  facts.verify_failure = verify_failure_of(openssl, store);
  if (facts.verify_failure->problem != CertificateProblem::untrusted) return verified;
  std::string& words = facts.verify_failure->words;
  if (!observer.has_authorities) words = "not checked, as no authorities were loaded";
  if (!observer.trust_note.empty()) words += " (" + observer.trust_note + ")";
  return verified;
}

// OpenSSL's callback. It is also called for insecure sessions, where OpenSSL ignores the result. No
// exception may pass through OpenSSL; none does, as main's new-handler ends the process.
int verify(X509_STORE_CTX* store, void* library) noexcept {
  const auto& openssl = *static_cast<const OpenSsl*>(library);
  auto* session = static_cast<SSL*>(
      openssl.X509_STORE_CTX_get_ex_data(store, openssl.SSL_get_ex_data_X509_STORE_CTX_idx()));
  auto& observer = *static_cast<TlsObserver*>(openssl.SSL_get_ex_data(session, observer_slot));
  return verify_and_record(openssl, store, observer);
}

// OpenSSL's callback for protocol messages.
void on_message(int sent, int /*version*/, int kind, const void* bytes, std::size_t size,
                SSL* /*session*/, void* listener) {
  auto& observer = *static_cast<TlsObserver*>(listener);
  const auto* message = static_cast<const unsigned char*>(bytes);
  if (size < 2) return;
  if (kind == SSL3_RT_ALERT && message[0] == SSL3_AL_FATAL) {
    (sent != 0 ? observer.alert_sent : observer.alert) = message[1];
  }
  if (kind != SSL3_RT_HANDSHAKE) return;
  if (sent != 0 && message[0] == SSL3_MT_CLIENT_HELLO) {
    observer.hello.assign(static_cast<const char*>(bytes), size);
  }
  if (sent != 0) return;
  if (message[0] == SSL3_MT_CERTIFICATE_REQUEST) observer.client_certificate_asked = true;
  // After type and length: its version, up to TLS 1.2 the one that it chose (RFC 5246 §7.4.1.3).
  if (message[0] == SSL3_MT_SERVER_HELLO && size >= 6) {
    observer.chosen_version = static_cast<std::uint16_t>(message[4] << 8U | message[5]);
  }
}

}  // namespace

void observe_sessions(OpenSsl& openssl, SSL_CTX* context) {
  openssl.SSL_CTX_set_cert_verify_callback(context, verify, &openssl);
}

void attach(const OpenSsl& openssl, SSL* session, TlsObserver& observer) {
  require_allocated(openssl.SSL_set_ex_data(session, observer_slot, &observer) == 1);
  openssl.SSL_set_msg_callback(session, on_message);
  openssl.SSL_ctrl(session, SSL_CTRL_SET_MSG_CALLBACK_ARG, 0, &observer);
}

}  // namespace rconn::net
