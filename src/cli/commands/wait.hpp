// rconn wait.
// Entry point: run_wait(), called through the table of commands; returns the exit status, unless a
// command was given and the wait succeeded: then that command takes the place of this process.
#pragma once

#include "cli/naming/targets.hpp"
#include "cli/options.hpp"

namespace rconn::cli {

int run_wait(const NamedTargets& named, const Options& options);

}  // namespace rconn::cli
