#include "connector/net/tls/openssl_version.hpp"

#include "connector/net/tls/openssl.hpp"

namespace rconn::net {

std::string openssl_version() {
  const auto openssl = OpenSsl::find_functions();
  if (!openssl) return openssl.error() + " (needed for TLS only)";
  const std::string version = openssl.value()->OpenSSL_version(OPENSSL_VERSION);
  return version + (OpenSsl::is_linked ? ", linked" : ", loaded when needed");
}

}  // namespace rconn::net
