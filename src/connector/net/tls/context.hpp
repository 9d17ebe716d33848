// An SSL_CTX and the library that it belongs to.
// Entry point: make_context(). Reads the settings' files; afterwards the context never changes.
#pragma once

#include <memory>
#include <string>

#include "connector/net/tls/openssl.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/result.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn::net {

struct TlsContext {
  std::shared_ptr<OpenSsl> openssl;
  std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> handle;
  bool insecure = false;
  bool has_certificate = false;  // a client certificate, for servers that request one
  bool has_authorities = true;   // without any, nothing can be verified
  std::string trust_note{};      // what the environment names in vain as trusted; may be empty
};

// tls_config: the detail says which setting is unusable and why. no_trust_store: it says where the
// system's authorities were looked for.
Result<std::shared_ptr<const TlsContext>, Failure> make_context(std::shared_ptr<OpenSsl> openssl,
                                                                const TlsSettings& settings);

}  // namespace rconn::net
