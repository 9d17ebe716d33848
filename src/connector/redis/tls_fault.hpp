// What the end of a TLS session means for a connection.
// Entry points: handshake_failure(), session_failure(), age_failure(). Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/net/tls/tls_error.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/tls_facts.hpp"

namespace rconn {

// The failure behind a handshake that ended with `status`, which is not `done`. `name` is what the
// certificate had to cover.
Failure handshake_failure(const net::Status& status, const net::TlsError& error,
                          const TlsFacts& facts, const std::string& name,
                          const net::Deadline& deadline);

// The failure behind an exchange over TLS that ended with `status`, when `received` bytes of the
// reply had come; nothing if it has to do with the exchange, not with TLS. Under TLS 1.3 a server
// that wants another client certificate says so only after the handshake (RFC 8446 §4.4.2.4).
std::optional<Failure> session_failure(const net::Status& status, const net::TlsError& error,
                                       std::size_t received);

// The failure of a certificate that is good, but for fewer than `min_days`.
std::optional<Failure> age_failure(const TlsFacts& facts, int min_days);

// The names that a certificate covers, the first twenty of them.
std::string names_in_short(const Certificate& certificate);

}  // namespace rconn
