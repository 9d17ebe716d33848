// Runs the commands; each has its own file.
// Entry points: operation_of(), then run_command() with the targets named for that operation; it
// returns the exit status.
#pragma once

#include <optional>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/targets/targets.hpp"
#include "connector/run/operation.hpp"

namespace rconn::cli {

// The operation that a command runs on its targets. None if it does not use the network.
std::optional<Operation> operation_of(CommandId command, const Options& options);

int run_command(CommandId command, const NamedTargets& named, const Options& options,
                Console& console);

int run_ping(const NamedTargets& named, const Options& options, Console& console);
int run_trace(const NamedTargets& named, const Options& options, Console& console);
// May not return if a command to run was given and the wait succeeded: see run_child().
int run_wait(const NamedTargets& named, const Options& options, Console& console);
int run_topology(const NamedTargets& named, const Options& options, Console& console);
int run_check(const NamedTargets& named, const Options& options, Console& console);
int run_watch(const NamedTargets& named, const Options& options, Console& console);
int run_idle(const NamedTargets& named, const Options& options, Console& console);
int run_serve(const NamedTargets& named, const Options& options, Console& console);
int run_key(const NamedTargets& named, const Options& options, Console& console);
int run_endpoint(const NamedTargets& named, const Options& options, Console& console);

}  // namespace rconn::cli
