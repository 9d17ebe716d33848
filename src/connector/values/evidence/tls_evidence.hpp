// What was observed of a TLS session that failed, and what the target asked of TLS.
// Entry points: HandshakeFacts, filled by net/tls; TlsAsked. What the peer presented is in
// TlsFacts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/security/tls_facts.hpp"

namespace rconn {

// What the client's first message offered (RFC 8446 §4.1.2).
struct HelloFacts {
  std::size_t size = 0;               // in bytes; 0: none was sent
  std::vector<std::string> versions;  // "TLSv1.2"
  std::vector<std::string> groups;    // "x25519"; "0x1234" for one without a name here
};

// The client's own certificate.
struct OwnCertificate {
  Certificate certificate;
  bool for_clients = true;  // its extended key usage allows it
};

struct HandshakeFacts {
  std::string words;         // OpenSSL's text; empty if OpenSSL reported no error
  std::optional<int> alert;  // the last fatal alert from the peer (RFC 8446 §6)
  bool client_certificate_asked = false;
  bool client_certificate_given = false;
  std::string clear_text;         // the peer's first bytes, if they were not TLS
  std::optional<int> alert_sent;  // the last fatal alert to the peer
  HelloFacts hello;
  std::string chosen_version;  // of TLS, by the server; none before its ServerHello
  std::optional<OwnCertificate> own_certificate;
};

// Which settings a target gave.
struct TlsAsked {
  bool ca_file = false;
  bool ca_directory = false;
  bool server_name = false;
  bool ciphers = false;  // for any version
  bool insecure = false;

  [[nodiscard]] bool authorities() const { return ca_file || ca_directory; }
};

}  // namespace rconn
