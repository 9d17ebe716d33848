// Describes how a TLS session failed, in the handshake or later.
// Entry point: TlsError. redis/tls_fault turns it into a Fault; it is also evidence.
#pragma once

#include "connector/values/evidence/tls_evidence.hpp"

namespace rconn::net {

using TlsError = HandshakeFacts;

}  // namespace rconn::net
