// Converts the errors of a TLS session into Failures.
// Entry points: handshake_failure(), session_failure(), age_failure(), names_in_short(). Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/net/tls/tls_error.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/security/tls_facts.hpp"

namespace rconn {

// The failure of a handshake that ended with `status`, which is not `done`. `name` is the name that
// the certificate had to cover.
Failure handshake_failure(const net::Status& status, const net::TlsError& error,
                          const TlsFacts& facts, const std::string& name,
                          const net::Deadline& deadline);

// The failure of an exchange over TLS that ended with `status`, when `received` bytes of the reply
// had come; none if TLS did not cause it. Under TLS 1.3 a server reports that it rejects the
// client's certificate only after the handshake (RFC 8446 §4.4.2.4).
std::optional<Failure> session_failure(const net::Status& status, const net::TlsError& error,
                                       std::size_t received);

// The failure of a certificate that expires in fewer than `min_days` days; none otherwise.
std::optional<Failure> age_failure(const TlsFacts& facts, int min_days);

// The names that a certificate covers; only the number of those after the first twenty.
std::string names_in_short(const Certificate& certificate);

}  // namespace rconn
