// rconn trace.
// Entry point: run_trace(), called through the table of commands; returns the exit status.
#pragma once

#include <vector>

#include "cli/options.hpp"
#include "connector/target.hpp"

namespace rconn::cli {

int run_trace(const std::vector<Target>& targets, const Options& options);

}  // namespace rconn::cli
