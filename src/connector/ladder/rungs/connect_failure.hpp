// Converts the status of a lookup or connect into a Failure.
// Entry points: lookup_failure(), connect_failure(). Pure.
#pragma once

#include "connector/net/address.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/values/evidence/path_facts.hpp"
#include "connector/values/fault.hpp"

namespace rconn {

// The failure of a connect to `address` that ended with `status`, which is not `done`.
Failure connect_failure(const net::Status& status, const net::Address& address,
                        const net::Deadline& deadline, const ConnectFacts& facts = {});

// The failure of a lookup that ended with `status`, which is not `done`. `lookup_error` is an EAI_*
// number, or 0 if the lookup could not be started.
Failure lookup_failure(const net::Status& status, int lookup_error, const net::Deadline& deadline);

}  // namespace rconn
