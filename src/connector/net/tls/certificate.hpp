// An X.509 certificate as plain values.
// Entry point: certificate_of(). Never fails: what cannot be read is left empty.
#pragma once

#include "connector/net/tls/openssl.hpp"
#include "connector/values/tls_facts.hpp"

namespace rconn::net {

Certificate certificate_of(const OpenSsl& openssl, X509* x509);

}  // namespace rconn::net
