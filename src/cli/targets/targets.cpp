#include "cli/targets/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <utility>

#include "cli/options/host.hpp"
#include "cli/options/text/listed.hpp"
#include "cli/targets/tls_option.hpp"
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

using Named = std::pair<bool, std::string_view>;  // whether it is given

std::vector<std::string_view> given_of(std::initializer_list<Named> all) {
  std::vector<std::string_view> names;
  for (const auto& [given, name] : all) {
    if (given) names.push_back(name);
  }
  return names;
}

// The first option that has no effect without a phpredis release; empty if none is given.
std::string_view needs_release(const Options& options) {
  const auto names = given_of({{options.pooling.has_value(), "--pooling"},
                               {options.pool_pattern.has_value(), "--pool-pattern"},
                               {options.null_id, "--null-id"},
                               {options.retry_interval.has_value(), "--retry-interval"},
                               {options.zts, "--zts"},
                               {options.workers.has_value(), "--workers"}});
  if (names.empty()) return "";
  return options.pooling == false ? "--no-pooling" : names.front();
}

std::string_view needs_topology(const Options& options) {
  const auto names = given_of({{options.master.has_value(), "--master"},
                               {options.sentinel_user.has_value(), "--sentinel-user"},
                               {options.sentinel_password.has_value(), "--sentinel-pass"},
                               {options.log_in_at_members.has_value(), "--credentials"},
                               {!options.only_networks.empty(), "--only-network"},
                               {options.max_members.has_value(), "--max-members"},
                               {options.bus, "--bus"}});
  return names.empty() ? "" : names.front();
}

std::optional<UsageError> conflict(const Options& options, std::optional<Operation> operation) {
  const Thresholds& limits = options.thresholds;
  if ((limits.warn || limits.crit) && options.output != OutputFormat::nagios) {
    return UsageError{
        fmt::format("--{} needs --output nagios: add -o nagios", limits.warn ? "warn" : "crit")};
  }
  if (const auto name = needs_release(options); !name.empty()) {
    return UsageError{fmt::format("{} needs the rules of a release: add --phpredis RELEASE", name)};
  }
  if (const auto name = needs_topology(options);
      !name.empty() && operation != Operation::topology) {
    return UsageError{fmt::format("{} needs --topology: add it, or leave out {}", name, name)};
  }
  if (options.sentinel_user && !options.sentinel_password) {
    return UsageError{"--sentinel-user needs a password: add --sentinel-pass PASSWORD"};
  }
  const auto ways = given_of({{options.host.has_value(), "--host"},
                              {options.socket.has_value(), "--socket"},
                              {options.uri.has_value(), "--uri"},
                              {!options.arguments.empty(), "TARGET"}});
  if (ways.size() > 1) {
    return UsageError{
        fmt::format("{} each name a target: give only one of them", text::listed(ways, " and "))};
  }
  if (options.uri && options.port) {
    return UsageError{"--port: --uri has the port in it: write redis://HOST:PORT"};
  }
  if (options.format && options.output) {
    return UsageError{"--format and --output exclude each other: leave one out"};
  }
  const auto passwords = given_of({{options.password.has_value(), "--pass"},
                                   {options.password_file.has_value(), "--pass-file"},
                                   {options.ask_password, "--askpass"}});
  if (passwords.size() > 1) {
    return UsageError{fmt::format("{} each give a password: give only one of them",
                                  text::listed(passwords, " and "))};
  }
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
      return UsageError{"$REDIS_URL: '@' is not written here: give a URI, or @NAME as TARGET"};
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

UsageError tls_without_tls(const TlsSettings& settings) {
  return UsageError{fmt::format("{} needs TLS: add --tls, or write rediss:// for redis://",
                                first_option(settings))};
}

// TLS options without TLS are an error: a user who names a CA expects an encrypted connection.
std::optional<UsageError> check_tls(const Options& options, const std::vector<TargetSpec>& all) {
  const bool uses_tls = options.tls || std::ranges::any_of(all, &TargetSpec::tls);
  if (options.tls_settings.key && !options.tls_settings.certificate) {
    return UsageError{"--key needs a certificate: add --cert FILE"};
  }
  // The targets of a list, and those of the configuration file, are not known yet.
  const bool has_name =
      std::ranges::any_of(all, [](const TargetSpec& spec) { return !spec.name.empty(); });
  if (uses_tls || has_list(options) || has_name || options.tls_settings == TlsSettings{})
    return std::nullopt;
  return tls_without_tls(options.tls_settings);
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
  if (!is_used) return tls_without_tls(options.tls_settings);
  return named;
}

}  // namespace rconn::cli
