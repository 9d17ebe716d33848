// What a TLS handshake revealed about the peer, as plain values. Part of the report.
// Entry point: TlsFacts, filled by net/tls. Texts are bytes as received, untrusted.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rconn {

struct Certificate {
  std::string subject;             // RFC 2253: "CN=redis.example,O=Example"
  std::string issuer;              // likewise
  std::vector<std::string> names;  // subject alternative names: "DNS:redis.example", "IP:10.0.0.5"
  std::string not_before;          // UTC: "2026-11-23T10:00:00Z"
  std::string not_after;
  int days_left = 0;  // whole days from now until not_after; negative once it has passed
};

enum class CertificateProblem { untrusted, expired, not_yet_valid, name_mismatch };

// Why the verification failed.
struct VerifyFailure {
  CertificateProblem problem{};
  std::string words;    // OpenSSL's message
  Certificate culprit;  // the certificate in the chain that failed
};

struct TlsFacts {
  std::string version;                     // "TLSv1.3"; empty until the handshake completes
  std::string cipher;                      // the cipher suite, as OpenSSL names it
  std::optional<std::string> server_name;  // the SNI sent; none for an IP address
  bool insecure = false;                   // verification was switched off
  std::optional<VerifyFailure> verify_failure;
  std::optional<Certificate> certificate;  // the server's own
  bool matched_by_common_name =
      false;  // it has no subjectAltName: many clients refuse it (RFC 9525)

  [[nodiscard]] bool verified() const { return certificate && !verify_failure && !insecure; }
};

}  // namespace rconn
