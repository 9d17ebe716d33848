// Runs rconn key and rconn endpoint by the rules of a phpredis release.
// Entry point: run_phpredis(), called if --phpredis, --explain or --file is given; returns the exit
// status. Does not use the network.
#pragma once

#include <vector>

#include "cli/commands/configurations.hpp"
#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"

namespace rconn::cli {

int run_phpredis(CommandId command, const std::vector<Configuration>& configurations,
                 const Options& options, Console& console);

}  // namespace rconn::cli
