// What each command does, a file a command.
// Entry points: operation_of(), then run_command() with the targets named for that operation; it
// returns the exit status.
#pragma once

#include <optional>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/targets/targets.hpp"
#include "connector/run/operation.hpp"

namespace rconn::cli {

// What a command does with its targets. Nothing: it does not use the network.
std::optional<Operation> operation_of(CommandId command, const Options& options);

int run_command(CommandId command, const NamedTargets& named, const Options& options);

int run_ping(const NamedTargets& named, const Options& options);
int run_trace(const NamedTargets& named, const Options& options);
// Does not return where a command was given and the wait succeeded: that command then takes the
// place of this process.
int run_wait(const NamedTargets& named, const Options& options);
int run_topology(const NamedTargets& named, const Options& options);
int run_check(const NamedTargets& named, const Options& options);
int run_key(const NamedTargets& named, const Options& options);
int run_endpoint(const NamedTargets& named, const Options& options);

}  // namespace rconn::cli
