// How TLS is to be spoken with a target, as plain values.
// Built by cli/targets from the options of the same names; never changed afterwards.
#pragma once

#include <optional>
#include <string>

namespace rconn {

struct TlsSettings {
  std::optional<std::string> server_name;   // sent (SNI) and verified in place of the host
  std::optional<std::string> ca_file;       // PEM; with ca_directory in place of the system's store
  std::optional<std::string> ca_directory;  // of certificates under their hashes (c_rehash)
  std::optional<std::string> certificate;   // of this client: PEM, with its chain
  std::optional<std::string> key;           // PEM, no passphrase; none: in the certificate's file
  bool insecure = false;                    // nothing about the peer is verified
  std::optional<std::string> ciphers;       // up to TLS 1.2, as OpenSSL writes them
  std::optional<std::string> ciphersuites;  // TLS 1.3
  std::optional<int> min_days;              // fewer days until the certificate expires: a failure

  friend bool operator==(const TlsSettings&, const TlsSettings&) = default;
};

// One of these, where a failure names it.
enum class TlsSetting {
  server_name,
  ca_file,
  ca_directory,
  certificate,
  key,
  ciphers,
  ciphersuites,
  min_days,
};

}  // namespace rconn
