// Converts an X.509 certificate to plain values.
// Entry point: certificate_of(). Never fails: fields that cannot be read stay empty.
#pragma once

#include "connector/net/tls/openssl.hpp"
#include "connector/values/security/tls_facts.hpp"

namespace rconn::net {

Certificate certificate_of(const OpenSsl& openssl, X509* x509);

}  // namespace rconn::net
