// The TLS settings of a target, as plain values.
// Entry point: TlsSettings, filled from the command line; never changed afterwards.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "connector/values/security/secret.hpp"

namespace rconn {

// The contents of files by their paths; keys among them.
using FileContents = std::map<std::string, Secret>;

// In bytes. The bundle of all public authorities has a quarter of a megabyte.
inline constexpr std::size_t max_tls_file_size = std::size_t{16} << 20;

struct TlsSettings {
  std::optional<std::string> server_name;   // sent (SNI) and verified instead of the host
  std::optional<std::string> ca_file;       // PEM; this and ca_directory replace the system's store
  std::optional<std::string> ca_directory;  // certificates named by their hashes (c_rehash)
  std::optional<std::string> certificate;   // the client's: a PEM file, with its chain
  std::optional<std::string> key;           // PEM, no passphrase; none: in the certificate's file
  bool insecure = false;                    // do not verify the peer
  std::optional<std::string> ciphers;       // up to TLS 1.2, as an OpenSSL cipher list
  std::optional<std::string> ciphersuites;  // TLS 1.3
  std::shared_ptr<const FileContents> contents;  // of those that can be read only once; may be null
  std::optional<int> min_days;                   // fail if the certificate expires in fewer days

  friend bool operator==(const TlsSettings&, const TlsSettings&) = default;
};

// Names one of these settings in the detail of a failure.
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
