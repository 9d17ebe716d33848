#include "cli/targets/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "cli/options/host.hpp"
#include "phpredis/address.hpp"

namespace rconn::cli {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

// The target of the flags -h and -s, or of the defaults.
TargetSpec from_flags(const Options& options) {
  TargetSpec spec;
  spec.host = options.socket ? *options.socket : options.host.value_or("127.0.0.1");
  const bool named = options.host || options.socket;
  if (!named && !options.port) spec.origin = TargetOrigin::standard;
  spec.shown = named ? spec.host : phpredis::address(spec.host, 0);
  return spec;
}

// Whether an option is given that has no effect without a phpredis release.
bool needs_release(const Options& options) {
  return options.pooling || options.pool_pattern || options.null_id || options.retry_interval ||
         options.zts || options.workers;
}

bool needs_topology(const Options& options) {
  return options.master || options.sentinel_user || options.sentinel_password ||
         options.log_in_at_members || !options.only_networks.empty() || options.max_members ||
         options.bus;
}

std::optional<UsageError> conflict(const Options& options, std::optional<Operation> operation) {
  if ((options.thresholds.warn || options.thresholds.crit) &&
      options.output != OutputFormat::nagios) {
    return UsageError{"--warn and --crit are for --output nagios"};
  }
  if (needs_release(options)) {
    return UsageError{"an option for phpredis without a release: add --phpredis or --explain"};
  }
  if (needs_topology(options) && operation != Operation::topology) {
    return UsageError{"an option for topologies without --topology"};
  }
  if (options.sentinel_user && !options.sentinel_password) {
    return UsageError{"--sentinel-user needs a password (--sentinel-pass)"};
  }
  const int ways = int{options.host.has_value()} + int{options.socket.has_value()} +
                   int{options.uri.has_value()} + int{!options.arguments.empty()};
  if (ways > 1) {
    return UsageError{"give the target in one way only: --host, --socket, --uri or TARGET"};
  }
  if (options.uri && options.port) {
    return UsageError{"--port: a URI has its own port: redis://HOST:PORT"};
  }
  if (options.format && options.output) {
    return UsageError{"--format and --output exclude each other"};
  }
  const int passwords = int{options.password.has_value()} + int{options.password_file.has_value()} +
                        int{options.ask_password};
  if (passwords > 1) return UsageError{"give only one of --pass, --pass-file and --askpass"};
  return std::nullopt;
}

bool has_list(const Options& options) { return options.file || options.service_discovery; }

Parsed<std::vector<TargetSpec>> target_specs(const Options& options,
                                             const Environment& environment) {
  const bool by_flag = options.host || options.socket || options.uri;
  std::vector<TargetSpec> all;
  if (!options.arguments.empty() || (!by_flag && has_list(options))) {
    all = options.arguments;
  } else if (options.uri) {
    all.push_back(*options.uri);
  } else if (!by_flag && !options.port && environment.redis_url) {
    if (environment.redis_url->starts_with(name_mark)) {
      return UsageError{
          "$REDIS_URL: '@' is not written here: it takes a URI; give @NAME as TARGET"};
    }
    auto parsed = from_uri(*environment.redis_url);
    if (!parsed) return UsageError{"$REDIS_URL: " + parsed.error().message};
    all.push_back(std::move(parsed).value());
    all.back().origin = TargetOrigin::environment;
  } else {
    all.push_back(from_flags(options));
  }
  return all;
}

UsageError tls_without_tls() {
  return UsageError{"a TLS option without TLS: add --tls, or use rediss://"};
}

// TLS options without TLS are an error: a user who names a CA expects an encrypted connection.
std::optional<UsageError> check_tls(const Options& options, const std::vector<TargetSpec>& all) {
  const bool uses_tls = options.tls || std::ranges::any_of(all, &TargetSpec::tls);
  if (options.tls_settings.key && !options.tls_settings.certificate) {
    return UsageError{"--key needs a certificate (--cert)"};
  }
  // The targets of a list, and those of the configuration file, are not known yet.
  const bool has_name =
      std::ranges::any_of(all, [](const TargetSpec& spec) { return !spec.name.empty(); });
  if (uses_tls || has_list(options) || has_name || options.tls_settings == TlsSettings{})
    return std::nullopt;
  return tls_without_tls();
}

}  // namespace

Environment environment() {
  Environment found;
  found.redis_url = variable("REDIS_URL");
  if (auto password = variable("REDISCLI_AUTH")) {
    found.redis_cli_password.emplace(*std::move(password));
  }
  found.config_home = variable("XDG_CONFIG_HOME");
  found.home = variable("HOME");
  return found;
}

Parsed<NamedTargets> name_targets(const Options& options, const Environment& environment,
                                  std::optional<Operation> operation, FindEntry find) {
  const bool log_in = operation && operation != Operation::resolve;
  if (auto error = conflict(options, operation)) return *std::move(error);
  auto all = target_specs(options, environment);
  if (!all) return std::move(all).error();
  if (auto error = check_tls(options, all.value())) return *std::move(error);
  auto builder = TargetBuilder::of(options, environment, log_in);
  if (!builder) return std::move(builder).error();

  auto entries = std::make_shared<EntryTargets>(environment, log_in, std::move(find));
  NamedTargets named{{}, {}, std::move(builder).value(), std::move(entries)};
  for (TargetSpec& spec : all.value()) {
    std::ranges::move(std::exchange(spec.warnings, {}), std::back_inserter(named.warnings));
    auto target = spec.name.empty() ? named.builder.build(std::move(spec))
                                    : named.entries->target(spec.name, named.builder);
    if (!target) return std::move(target).error();
    named.targets.push_back(std::move(target).value());
  }
  const auto uses_tls = [](const Target& target) { return target.tls != nullptr; };
  const bool is_used = has_list(options) || options.tls_settings == TlsSettings{} ||
                       std::ranges::any_of(named.targets, uses_tls);
  if (!is_used) return tls_without_tls();
  return named;
}

}  // namespace rconn::cli
