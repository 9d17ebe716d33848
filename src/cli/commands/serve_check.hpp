// rconn serve --check: does all that a start or a reload would do, but to listen.
// Entry point: check_configuration(). Returns the exit status.
#pragma once

#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/targets/targets.hpp"

namespace rconn::cli {

// Prints what would be in force; with --verbose, each target, module and pattern.
int check_configuration(const NamedTargets& named, const Options& options,
                        const Environment& environment, Console& console);

}  // namespace rconn::cli
