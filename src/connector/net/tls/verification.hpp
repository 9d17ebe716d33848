// Describes why OpenSSL did not accept a chain of certificates: which certificate, on whose side,
// and what else is known of its issuer.
// Entry point: verify_failure_of(), right after X509_verify_cert() failed. Never fails itself.
#pragma once

#include "connector/net/tls/openssl.hpp"
#include "connector/values/security/tls_facts.hpp"

namespace rconn::net {

VerifyFailure verify_failure_of(const OpenSsl& openssl, X509_STORE_CTX* store);

}  // namespace rconn::net
