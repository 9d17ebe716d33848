// Converts options to calls of pconnect(), with host, port and times verbatim and unchecked.
// Entry point: name_configurations(). Does not use the network; phpredis/outcome evaluates the
// calls by the rules of a release.
#pragma once

#include <string>
#include <vector>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/configuration.hpp"
#include "cli/targets/targets.hpp"

namespace rconn::cli {

// Returns at least one: the targets of the options, then those of --file, of which each line has
// the form TARGET... OPTIONS.
Parsed<std::vector<Configuration>> name_configurations(const Options& options,
                                                       const Environment& environment);

// What was given but is ignored: each once for a line of --file.
std::vector<std::string> warnings_of(const std::vector<Configuration>& configurations);

}  // namespace rconn::cli
