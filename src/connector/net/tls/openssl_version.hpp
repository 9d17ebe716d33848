// Which OpenSSL is used, in words, for people who ask for versions.
// Entry point: openssl_version(). Loads the library where it is not linked in; does not start it.
#pragma once

#include <string>

namespace rconn::net {

// "OpenSSL 3.0.17 1 Jul 2025, linked", else "..., loaded when needed", or why it cannot be loaded.
std::string openssl_version();

}  // namespace rconn::net
