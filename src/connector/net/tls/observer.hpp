// What OpenSSL tells while a handshake goes on, and says no more once it has failed: the
// certificates and what is wrong with them, alerts, the request for a client's certificate.
// Entry points: observe_sessions() for a context, attach() for each of its sessions.
#pragma once

#include <optional>

#include "connector/net/tls/openssl.hpp"
#include "connector/values/tls_facts.hpp"

namespace rconn::net {

struct TlsObserver {
  TlsFacts facts;
  std::optional<int> alert;  // the last that the peer sent (RFC 8446 §6)
  bool client_certificate_asked = false;
};

// Every session of `context` is to be attached before its handshake. `openssl` must outlive it.
void observe_sessions(OpenSsl& openssl, SSL_CTX* context);

// The observer must outlive the session.
void attach(const OpenSsl& openssl, SSL* session, TlsObserver& observer);

}  // namespace rconn::net
