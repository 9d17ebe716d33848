// Finds the configuration file and reads it.
// Entry points: config_places(), read_config(); find_entries() for the commands that take @NAME.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/config/config_file.hpp"
#include "cli/options/command.hpp"
#include "cli/targets/entry_targets.hpp"
#include "connector/net/process/wait_end.hpp"

namespace rconn::cli::config {

// Where the file is looked for, in this order: only at --config, if that is given; else
// $XDG_CONFIG_HOME/rconn/config.toml (~/.config if that is unset or not absolute), then
// /etc/rconn/config.toml.
std::vector<std::string> config_places(const Options& options, const Environment& environment);

// The first file that exists; without one, a configuration with an empty path. Errors: the file of
// --config does not exist, or one cannot be read or is not valid. `end`: of waiting for a FIFO.
Parsed<ConfigFile> read_config(const Options& options, const Environment& environment,
                               const net::WaitEnd& end);

// The file at this path, which must exist; otherwise as above.
Parsed<ConfigFile> read_config_at(const std::string& path, const net::WaitEnd& end);

// For a command and the operation that it runs on its targets. The file is read when a name is
// asked for; at once if --config was given. `options` must outlive the result.
Parsed<FindEntry> find_entries(const Options& options, const Environment& environment,
                               CommandId command, std::optional<Operation> operation);

}  // namespace rconn::cli::config
