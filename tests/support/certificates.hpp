// Creates P-256 keys and certificates, in PEM files of a temporary directory.
// Entry points: Authority, whose issue() signs; self_signed(). The files are removed with the
// authority or the directory that holds them. Names may hold any bytes, subjects any UTF-8.
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/temporary_directory.hpp"

namespace support {

// The contents of a certificate. Days count from now; half a day is added, so that a slow test does
// not see one day less.
struct CertificateSpec {
  std::string subject = "redis.test";                   // the common name
  std::vector<std::string> names = {"DNS:redis.test"};  // and "IP:127.0.0.1"
  int from_days = -1;
  int to_days = 365;
  std::optional<std::string> passphrase = std::nullopt;  // encrypts the key
};

struct Certificate {
  std::string certificate;  // path: the certificate, then the intermediate ones above it
  std::string leaf;         // path: the certificate alone
  std::string key;          // path
  std::string both;         // path: the certificate and its key
  std::string not_before;   // "2026-11-23T10:00:00Z"
  std::string not_after;
};

using Key = std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)>;
using X509Ptr = std::unique_ptr<X509, decltype(&::X509_free)>;

class Authority {
 public:
  // A new root. `to_days` as in a CertificateSpec.
  explicit Authority(const std::string& name, int to_days = 3650);

  [[nodiscard]] Certificate issue(const CertificateSpec& spec) const;

  // Returns an intermediate authority, signed by this one.
  [[nodiscard]] Authority intermediate(const std::string& name, int to_days = 3650) const;

  [[nodiscard]] std::string file() const { return directory_->path("ca.pem"); }
  // Returns a directory with this authority's certificate under its hash, in the layout of
  // c_rehash.
  [[nodiscard]] std::string hashed_directory() const { return directory_->path("hashed"); }
  [[nodiscard]] const TemporaryDirectory& directory() const { return *directory_; }

 private:
  Authority(const std::string& name, int to_days, const Authority* above);

  std::unique_ptr<TemporaryDirectory> directory_;
  Key key_;
  X509Ptr certificate_;
  std::string chain_;  // PEM: the certificates that a server sends after one from here
  mutable int issued_ = 0;
};

// Returns a certificate signed with its own key.
Certificate self_signed(const TemporaryDirectory& directory, const CertificateSpec& spec);

}  // namespace support
