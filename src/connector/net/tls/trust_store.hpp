// The authorities that this machine trusts, where the settings of a target name none.
// Entry point: trust_system().
#pragma once

#include <optional>
#include <string>

#include "connector/net/tls/openssl.hpp"
#include "connector/values/fault.hpp"

namespace rconn::net {

// Adds them to the store of the context. Those of a hashed directory are read when a handshake
// needs them, so a file that is put together from all of a directory is left out. `note`: in words,
// what SSL_CERT_FILE names in vain where others were found. no_trust_store if there are none: the
// detail says where they were looked for. tls_config: a file or directory that the environment
// names cannot be used.
std::optional<Failure> trust_system(const OpenSsl& openssl, SSL_CTX* context, std::string& note);

}  // namespace rconn::net
