// Converts the status of a write or read into the Failure of a command.
// Entry point: exchange_failure(). Pure.
#pragma once

#include <cstddef>

#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/values/fault.hpp"

namespace rconn {

// The failure of a write or read that ended with `status`, which is not `done`, when
// `received` bytes of the reply had come.
Failure exchange_failure(const net::Status& status, std::size_t received,
                         const net::Deadline& deadline);

}  // namespace rconn
