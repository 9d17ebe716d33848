// Options as a PHP programmer's calls of pconnect(): host, port and times verbatim, unchecked.
// Entry point: name_configurations(). Nothing is connected to, so nothing is evaluated: what a
// release makes of a call is for phpredis/outcome to tell.
#pragma once

#include <vector>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/configuration.hpp"
#include "cli/targets/targets.hpp"

namespace rconn::cli {

// At least one: the targets of the options, then those of the lines of --file, each of which is
// written as a command line is: TARGET... and OPTIONS.
Parsed<std::vector<Configuration>> name_configurations(const Options& options,
                                                       const Environment& environment);

}  // namespace rconn::cli
