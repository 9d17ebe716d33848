// rconn key and rconn endpoint by the rules of a phpredis release.
// Entry point: run_phpredis(), called where the options ask for a release or an explanation;
// returns the exit status. Uses no network.
#pragma once

#include <vector>

#include "cli/commands/configurations.hpp"
#include "cli/options/command.hpp"
#include "cli/options/options.hpp"

namespace rconn::cli {

int run_phpredis(CommandId command, const std::vector<Configuration>& configurations,
                 const Options& options);

}  // namespace rconn::cli
