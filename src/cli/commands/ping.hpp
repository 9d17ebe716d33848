// rconn ping.
// Entry point: run_ping(), called through the table of commands; returns the exit status.
#pragma once

#include "cli/naming/targets.hpp"
#include "cli/options.hpp"

namespace rconn::cli {

int run_ping(const NamedTargets& named, const Options& options);

}  // namespace rconn::cli
