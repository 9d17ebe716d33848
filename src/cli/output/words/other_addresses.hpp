// The addresses of a target that were tried and are not the one in use.
// Entry point: other_addresses(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "; not by [::1]:6379 (refused)", with bytes as received; empty if there are none. A client may
// have to wait for such an address.
std::string other_addresses(const Report& report);

}  // namespace rconn::cli
