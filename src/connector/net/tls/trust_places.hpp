// Where this machine may keep the authorities that it trusts.
// Entry point: trust_places(). Reads the environment, but no file.
#pragma once

#include <string>
#include <vector>

#include "connector/net/tls/openssl.hpp"

namespace rconn::net {

// In the order in which they are looked at.
struct TrustPlaces {
  std::vector<std::string> files;        // the first that holds certificates counts
  std::vector<std::string> directories;  // with hashed names; all count
  bool file_is_named = false;            // by SSL_CERT_FILE, which is then the only file
  bool directories_are_named = false;    // likewise by SSL_CERT_DIR
};

// Each variable replaces the places of its kind, as in OpenSSL
// (SSL_CTX_set_default_verify_paths(3)); one that is empty counts as not set.
TrustPlaces trust_places(const OpenSsl& openssl);

}  // namespace rconn::net
