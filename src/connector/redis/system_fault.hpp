// What the system's errors mean for a connection.
// Entry points: lookup_failure(), connect_failure(), exchange_failure(). Pure.
#pragma once

#include <cstddef>

#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/values/fault.hpp"

namespace rconn {

// The failure behind a connect that ended with `status`, which is not `done`.
Failure connect_failure(const net::Status& status, bool unix_socket, const net::Deadline& deadline);

// The failure behind a lookup that ended with `status`, which is not `done`. `lookup_error` is
// an EAI_* number, or 0 where the lookup could not be started.
Failure lookup_failure(const net::Status& status, int lookup_error, const net::Deadline& deadline);

// The failure behind a write or read that ended with `status`, which is not `done`, when
// `received` bytes of the reply had come.
Failure exchange_failure(const net::Status& status, std::size_t received,
                         const net::Deadline& deadline);

}  // namespace rconn
