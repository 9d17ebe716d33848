// Reads what a ClientHello offers, from its bytes (RFC 8446 §4.1.2).
// Entry points: read_hello(), version_name(). Pure. Bytes that cannot be read end the reading.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "connector/values/evidence/tls_evidence.hpp"

namespace rconn::net {

// `message`: with the header of the handshake message, without that of the record.
HelloFacts read_hello(std::string_view message);

// "TLSv1.2" for 0x0303; "0x7f1c" for one that is not known here.
std::string version_name(std::uint16_t version);

}  // namespace rconn::net
