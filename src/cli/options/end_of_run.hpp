// When a run must be over: --deadline, counted from the start of the process.
// Entry point: end_of_run(). It is for what happens before and after the network is used: reading
// and writing FIFOs, sockets and devices.
#pragma once

#include <optional>

#include "cli/options/options.hpp"
#include "connector/net/deadline.hpp"

namespace rconn::cli {

// None if no deadline is set.
std::optional<net::Clock::time_point> end_of_run(const Options& options);

}  // namespace rconn::cli
