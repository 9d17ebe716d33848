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
#include "cli/targets/already_read.hpp"
#include "cli/targets/target_numbers.hpp"
#include "connector/net/process/wait_end.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

// The environment variables that rconn reads; an empty one counts as unset. REDIS_HOST and
// REDIS_PORT are not read: for a Service named redis, Kubernetes sets REDIS_PORT=tcp://...
struct Environment {
  std::optional<std::string> redis_url;      // REDIS_URL: the target if none is named
  std::optional<Secret> redis_cli_password;  // REDISCLI_AUTH, as redis-cli reads it
  std::optional<std::string> config_home;    // XDG_CONFIG_HOME
  std::optional<std::string> home;           // HOME
};

// How a builder gets what it reads.
struct BuilderContext {
  bool log_in = true;     // whether the command connects; else no password is read
  net::WaitEnd end = {};  // of waiting for a FIFO; never: end_of_run()
  // What others have read already, for the same options, is not read again; may be null.
  AlreadyRead* already = nullptr;
  // Whether targets that read the same are numbered: that remembers all of them.
  bool numbers = true;
};

class TargetBuilder {
 public:
  // Reads or asks for the password, but only if `log_in`, that is if the command connects. The
  // options must outlive the builder. Errors: the password or a TLS file cannot be read.
  static Parsed<TargetBuilder> of(const Options& options, const Environment& environment,
                                  bool log_in);
  static Parsed<TargetBuilder> of(const Options& options, const Environment& environment,
                                  BuilderContext context);

  // Errors: an option that contradicts the spec, or a user without a password.
  [[nodiscard]] Parsed<Target> build(TargetSpec spec) const;

  // Adds what it has read.
  void add_to(AlreadyRead& already) const;

 private:
  TargetBuilder(const Options& options, const BuilderContext& context)
      : options_(&options),
        log_in_(context.log_in),
        tls_settings_(std::make_shared<const TlsSettings>(options.tls_settings)),
        numbers_(context.numbers ? std::make_shared<TargetNumbers>() : nullptr) {}

  std::optional<UsageError> read_tls_files(const BuilderContext& context);
  std::optional<UsageError> read_password(const BuilderContext& context);

  const Options* options_;
  bool log_in_;
  std::shared_ptr<const TlsSettings> tls_settings_;  // for the targets that use TLS
  std::optional<Secret> password_;                   // from an option
  std::optional<Secret> fallback_password_;          // from the environment
  std::shared_ptr<TargetNumbers> numbers_;           // may be null
};

}  // namespace rconn::cli
