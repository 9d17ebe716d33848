// Keys and certificates made on the spot: P-256, in PEM files of a temporary directory.
// Entry points: Authority, whose issue() signs; self_signed(). All files are gone with the
// authority, or the directory, that made them. Names may hold any bytes, subjects any UTF-8.
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/temporary_directory.hpp"

namespace support {

// What a certificate is to say. The days count from now; half a day on top keeps a slow test from
// seeing one day less.
struct CertificateSpec {
  std::string subject = "redis.test";                   // its common name
  std::vector<std::string> names = {"DNS:redis.test"};  // and "IP:127.0.0.1"
  int from_days = -1;
  int to_days = 365;
  std::optional<std::string> passphrase = std::nullopt;  // to lock the key with
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
  // A root of its own. `to_days` as in a CertificateSpec.
  explicit Authority(const std::string& name, int to_days = 3650);

  [[nodiscard]] Certificate issue(const CertificateSpec& spec) const;

  // One whose certificate this one signs.
  [[nodiscard]] Authority intermediate(const std::string& name, int to_days = 3650) const;

  [[nodiscard]] std::string file() const { return directory_->path("ca.pem"); }
  // A directory with this authority's certificate under its hash, as c_rehash makes it.
  [[nodiscard]] std::string hashed_directory() const { return directory_->path("hashed"); }
  [[nodiscard]] const TemporaryDirectory& directory() const { return *directory_; }

 private:
  Authority(const std::string& name, int to_days, const Authority* above);

  std::unique_ptr<TemporaryDirectory> directory_;
  Key key_;
  X509Ptr certificate_;
  std::string chain_;  // PEM: what a server sends after a certificate from here
  mutable int issued_ = 0;
};

// Signed with its own key.
Certificate self_signed(const TemporaryDirectory& directory, const CertificateSpec& spec);

}  // namespace support
