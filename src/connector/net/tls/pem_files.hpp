// Gives OpenSSL the files of the TLS settings from memory: each is read once, in full and within a
// bound, and none can keep OpenSSL waiting.
// Entry points: trust_file(), trust_content(), use_certificate(); refuse_directory() for what
// OpenSSL reads by itself. The detail of an error names the setting and the file.
#pragma once

#include <optional>
#include <string>

#include "connector/net/tls/openssl.hpp"
#include "connector/values/detail.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn::net {

// The setting, its value in quotes, and the reason.
Detail unusable(TlsSetting setting, const std::string& value, const std::string& why);

// Adds the certificates and revocation lists of settings.ca_file to the store of the context.
std::optional<Detail> trust_file(const OpenSsl& openssl, SSL_CTX* context,
                                 const TlsSettings& settings);

// Uses settings.certificate, with its chain, and its key.
std::optional<Detail> use_certificate(const OpenSsl& openssl, SSL_CTX* context,
                                      const TlsSettings& settings);

// Adds the certificates and revocation lists in `content` to the store of the context: how many.
// Nothing is added after an entry that cannot be read: openssl.words() then says why.
std::size_t trust_content(const OpenSsl& openssl, SSL_CTX* context, const Secret& content);

// OpenSSL opens the files of a hashed directory during a handshake: refuses a directory that cannot
// be read, or that holds a FIFO, a socket or a device under such a name.
std::optional<Detail> refuse_directory(const std::string& path);

}  // namespace rconn::net
