// Determines the targets from options, arguments and environment.
// Entry point: name_targets(). Pure, except for reading a password. A flag applies to every target
// and overrides the URI; the URI overrides the environment.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/entry_targets.hpp"
#include "cli/targets/target_builder.hpp"
#include "connector/run/operation.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

// Reads the variables of this process.
Environment environment();

struct NamedTargets {
  std::vector<Target> targets;  // empty only if a list names the targets
  std::vector<std::string> warnings;
  TargetBuilder builder;                  // for the targets of lists
  std::shared_ptr<EntryTargets> entries;  // for those of the configuration file
};

// `operation`: what will be done with the targets; none: they are not connected to. Reads or asks
// for the password only if the operation logs in. `find` is called for "@NAME" only. Errors:
// options that contradict each other, have no effect, or name an invalid target.
Parsed<NamedTargets> name_targets(const Options& options, const Environment& environment,
                                  std::optional<Operation> operation, FindEntry find = {});

}  // namespace rconn::cli
