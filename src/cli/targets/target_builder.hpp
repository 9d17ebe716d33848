// Completes target specs by the options, which all targets of a command line share.
// Entry points: TargetBuilder::of(), build(). A flag overrides the spec, and the spec overrides the
// environment. The password is read, or asked for, once; so are TLS files that are no regular
// files.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/target_numbers.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

// The environment variables that rconn reads; an empty one counts as unset. REDIS_HOST and
// REDIS_PORT are not read: for a Service named redis, Kubernetes sets REDIS_PORT=tcp://...
struct Environment {
  std::optional<std::string> redis_url;      // REDIS_URL: the target if none is named
  std::optional<Secret> redis_cli_password;  // REDISCLI_AUTH, as redis-cli reads it
};

class TargetBuilder {
 public:
  // Reads or asks for the password, but only if `log_in`, that is if the command connects. The
  // options must outlive the builder. Errors: the password or a TLS file cannot be read.
  static Parsed<TargetBuilder> of(const Options& options, const Environment& environment,
                                  bool log_in);

  // Errors: an option that contradicts the spec, or a user without a password.
  [[nodiscard]] Parsed<Target> build(TargetSpec spec) const;

 private:
  TargetBuilder(const Options& options, bool log_in)
      : options_(&options),
        log_in_(log_in),
        tls_settings_(std::make_shared<const TlsSettings>(options.tls_settings)),
        numbers_(std::make_shared<TargetNumbers>()) {}

  const Options* options_;
  bool log_in_;
  std::shared_ptr<const TlsSettings> tls_settings_;  // for the targets that use TLS
  std::optional<Secret> password_;                   // from an option
  std::optional<Secret> fallback_password_;          // from the environment
  std::shared_ptr<TargetNumbers> numbers_;
};

}  // namespace rconn::cli
