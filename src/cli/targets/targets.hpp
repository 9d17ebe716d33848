// Puts options, arguments and environment together into targets.
// Entry point: name_targets(). Pure but for where the password comes from. A flag applies to every
// target and wins over the URI; the URI wins over the environment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/target_builder.hpp"
#include "connector/run/operation.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

Environment environment();

struct NamedTargets {
  std::vector<Target> targets;  // at least one, unless a list names them
  std::vector<std::string> warnings;
  TargetBuilder builder;  // for those of lists
};

// `operation`: what is to be done with them; nothing: they are not connected to. What it takes to
// log in is looked at, read and asked for only if the operation logs in.
Parsed<NamedTargets> name_targets(const Options& options, const Environment& environment,
                                  std::optional<Operation> operation);

}  // namespace rconn::cli
