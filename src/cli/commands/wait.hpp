// rconn wait.
// Entry point: run_wait(), called through the table of commands; returns the exit status, unless a
// command was given and the wait succeeded: then that command takes the place of this process.
#pragma once

#include <vector>

#include "cli/options.hpp"
#include "connector/target.hpp"

namespace rconn::cli {

int run_wait(const std::vector<Target>& targets, const Options& options);

}  // namespace rconn::cli
