// What a TLS handshake revealed about the peer, as plain values. Part of the report.
// Entry point: TlsFacts, filled by net/tls. Texts are bytes as received, untrusted.
#pragma once

#include <cstddef>
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

// The same in detail, as far as causes are told apart.
enum class VerifyReason {
  other,
  expired,
  not_yet_valid,
  name,              // the certificate does not cover it
  purpose,           // its extended key usage is another
  weak_key,          // for the security level of this machine
  weak_digest,       // of its signature, likewise
  no_authority,      // an issuer with CA:FALSE
  path_length,       // more authorities below one than it allows
  name_constraint,   // an authority may not issue for this name
  bad_signature,     // it was signed with another key than that of its issuer
  self_signed,       // the server's own certificate
  untrusted_root,    // the chain ends in a self-signed certificate that is not trusted
  issuer_not_found,  // neither sent nor trusted
  root_not_found,    // the same, for the issuer of a trusted certificate
};

// What is wrong with the certificate that has the name of the issuer.
enum class SameName { none, other_key, may_not_sign };

// Why the verification failed.
struct VerifyFailure {
  CertificateProblem problem{};
  std::string words;    // OpenSSL's message
  Certificate culprit;  // the certificate in the chain that failed
  VerifyReason reason = VerifyReason::other;
  int depth = 0;                   // of the culprit: 0 is the server's own
  bool trusted = false;            // the culprit is one of the authorities that are trusted here
  std::size_t chain_sent = 0;      // certificates that the server sent, its own included
  bool chain_in_future = false;    // none of the chain is valid yet
  bool issuer_can_be_got = false;  // the culprit says where (authority information access)
  int key_bits = 0;                // of the culprit
  std::string digest;              // of the culprit's signature: "sha1WithRSAEncryption"
  SameName same_name = SameName::none;
  bool same_name_trusted = false;  // that certificate is an authority here; else it was sent
  std::size_t authorities = 0;     // loaded here; those of a directory only once they are needed
  std::string authority;           // the subject of the first of them
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
