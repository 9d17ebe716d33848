// What each command does, a file a command.
// Entry point: run_command(), which returns the exit status.
#pragma once

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/targets/targets.hpp"

namespace rconn::cli {

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
