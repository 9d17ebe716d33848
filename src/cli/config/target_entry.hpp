// Reads one named target of the configuration file.
// Entry point: read_target(), once the modules were read.
#pragma once

#include "cli/config/config_file.hpp"
#include "cli/config/keys.hpp"
#include "cli/config/option_keys.hpp"

namespace rconn::cli::config {

Parsed<NamedTarget> read_target(const Place& place, const Entry& entry, PasswordCommands& commands,
                                const ConfigFile& file);

}  // namespace rconn::cli::config
