// Records what OpenSSL reveals only during a handshake: the certificates and their errors, alerts,
// and whether the server asked for a client certificate.
// Entry points: observe_sessions() for a context, attach() for each of its sessions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "connector/net/tls/openssl.hpp"
#include "connector/values/security/tls_facts.hpp"

namespace rconn::net {

struct TlsObserver {
  TlsFacts facts;
  std::optional<int> alert;          // the last fatal alert from the peer (RFC 8446 §6)
  std::optional<int> alert_sent;     // the last fatal alert to the peer
  std::string hello;                 // the last ClientHello, see read_hello()
  std::uint16_t chosen_version = 0;  // in the ServerHello; 0: none came
  bool client_certificate_asked = false;
  bool checks_host_name = false;  // the certificate must cover a host name, not an address
  bool has_authorities = true;    // see TlsContext
  std::string trust_note;         // likewise
};

// Every session of `context` must be attached before its handshake. `openssl` must outlive it.
void observe_sessions(OpenSsl& openssl, SSL_CTX* context);

// The observer must outlive the session.
void attach(const OpenSsl& openssl, SSL* session, TlsObserver& observer);

}  // namespace rconn::net
