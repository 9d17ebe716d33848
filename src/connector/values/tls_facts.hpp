// What a TLS handshake told about the peer, as plain values (texts are bytes as received).
// Filled by net/tls; part of the report.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rconn {

struct Certificate {
  std::string subject;             // RFC 2253: "CN=redis.example,O=Example"
  std::string issuer;              // the same way
  std::vector<std::string> names;  // subject alternative names: "DNS:redis.example", "IP:10.0.0.5"
  std::string not_before;          // UTC: "2026-11-23T10:00:00Z"
  std::string not_after;
  int days_left = 0;  // whole days until not_after, seen from now; negative once it is past
};

enum class CertificateProblem { untrusted, expired, not_yet_valid, name_mismatch };

// Why the verification failed.
struct VerifyFailure {
  CertificateProblem problem{};
  std::string words;    // OpenSSL's
  Certificate culprit;  // the certificate of the chain that is at fault
};

struct TlsFacts {
  std::string version;                     // "TLSv1.3"; empty until the handshake is through
  std::string cipher;                      // OpenSSL's name of the suite
  std::optional<std::string> server_name;  // the SNI sent; none for an IP address
  bool insecure = false;                   // it was not to be verified
  std::optional<VerifyFailure> verify_failure;
  std::optional<Certificate> certificate;  // the server's own

  [[nodiscard]] bool verified() const { return certificate && !verify_failure && !insecure; }
};

}  // namespace rconn
