// Why a TLS session did not come to be, or broke: what is known, before anyone gives it a meaning.
// Entry point: TlsError. The connector turns it into a Fault (connector/tls_fault).
#pragma once

#include <optional>
#include <string>

namespace rconn::net {

struct TlsError {
  std::string words;         // OpenSSL's; empty if it was not OpenSSL that found it
  std::optional<int> alert;  // the last that the peer sent (RFC 8446 §6)
  bool client_certificate_asked = false;
  bool client_certificate_given = false;
  std::string clear_text;  // what the peer said instead of TLS: its first bytes
};

}  // namespace rconn::net
