// Describes how a TLS session failed, in the handshake or later.
// Entry point: TlsError. redis/tls_fault turns it into a Fault.
#pragma once

#include <optional>
#include <string>

namespace rconn::net {

struct TlsError {
  std::string words;         // OpenSSL's text; empty if OpenSSL reported no error
  std::optional<int> alert;  // the last fatal alert from the peer (RFC 8446 §6)
  bool client_certificate_asked = false;
  bool client_certificate_given = false;
  std::string clear_text;  // the peer's first bytes, if they were not TLS
};

}  // namespace rconn::net
