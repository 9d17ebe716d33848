// OpenSSL as a part of the program.

#include "connector/net/tls/openssl.hpp"

namespace rconn::net {

const bool OpenSsl::is_linked = true;

Result<std::shared_ptr<OpenSsl>, std::string> OpenSsl::find_functions() {
  auto openssl = std::make_shared<OpenSsl>();
#define RCONN_TAKE(function) openssl->function = &::function;
  RCONN_OPENSSL_FUNCTIONS(RCONN_TAKE)
#undef RCONN_TAKE
  return openssl;
}

}  // namespace rconn::net
