// Puts options, arguments and environment together into targets.
// Entry point: name_targets(). Pure but for where the password comes from. A flag applies to every
// target and wins over the URI; the URI wins over the environment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/usage.hpp"
#include "connector/target.hpp"

namespace rconn::cli {

// The variables rconn reads; an empty one counts as unset. REDIS_HOST and REDIS_PORT are not
// among them: a Kubernetes Service named redis sets REDIS_PORT=tcp://...
struct Environment {
  std::optional<std::string> redis_url;      // REDIS_URL: the target when none is named
  std::optional<Secret> redis_cli_password;  // REDISCLI_AUTH, as redis-cli reads it
};

Environment environment();

struct NamedTargets {
  std::vector<Target> targets;  // at least one
  std::vector<std::string> warnings;
};

// What it takes to log in is looked at, read and asked for only if there is somewhere to `log_in`.
Parsed<NamedTargets> name_targets(const Options& options, const Environment& environment,
                                  bool log_in);

}  // namespace rconn::cli
