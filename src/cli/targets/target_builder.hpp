// Completes target specs by the options, which all targets of a command line share.
// Entry points: TargetBuilder::of(), build(). A flag wins over the spec, the spec over the
// environment. The password is read, or asked for, once.
#pragma once

#include <optional>
#include <string>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

// The variables rconn reads; an empty one counts as unset. REDIS_HOST and REDIS_PORT are not
// among them: a Kubernetes Service named redis sets REDIS_PORT=tcp://...
struct Environment {
  std::optional<std::string> redis_url;      // REDIS_URL: the target when none is named
  std::optional<Secret> redis_cli_password;  // REDISCLI_AUTH, as redis-cli reads it
};

class TargetBuilder {
 public:
  // What it takes to log in is looked at, read and asked for only if there is somewhere to
  // `log_in`. The options must outlive the builder.
  static Parsed<TargetBuilder> of(const Options& options, const Environment& environment,
                                  bool log_in);

  [[nodiscard]] Parsed<Target> build(TargetSpec spec) const;

 private:
  TargetBuilder(const Options& options, bool log_in) : options_(&options), log_in_(log_in) {}

  const Options* options_;
  bool log_in_;
  std::optional<Secret> given_;      // by an option
  std::optional<Secret> otherwise_;  // by the environment
};

}  // namespace rconn::cli
