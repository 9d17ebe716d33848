#include "cli/targets/target_builder.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/options/end_of_run.hpp"
#include "cli/options/host.hpp"
#include "cli/targets/password_command.hpp"
#include "cli/targets/secrets.hpp"
#include "cli/targets/tls_files.hpp"
#include "connector/values/security/user_info.hpp"
#include "phpredis/address.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

// With the variable that it is from, if it is not on the command line.
std::string named(const TargetSpec& spec) {
  const bool is_variable = spec.origin == TargetOrigin::environment;
  return fmt::format("'{}'{}", spec.shown, is_variable ? " of $REDIS_URL" : "");
}

// --port completes a target that names no port of its own.
std::optional<UsageError> apply_port(const Options& options, TargetSpec& spec) {
  const int port = options.port.value_or(0);
  if (port == 0) return std::nullopt;
  if (spec.host.starts_with('/')) {
    return UsageError{
        fmt::format("--port: a unix socket ({}) has no port: leave out --port", spec.shown)};
  }
  if (spec.port != 0 && spec.port != port) {
    return UsageError{
        fmt::format("--port: '{}' has its own port: leave out --port {}", spec.shown, port)};
  }
  if (spec.port == 0) spec.shown = phpredis::address(spec.host, port);
  spec.port = port;
  return std::nullopt;
}

Parsed<std::optional<Secret>> password_option(const Options& options, const net::WaitEnd& end) {
  if (options.password) return options.password;
  if (options.password_command) {
    auto printed = options.password_command->password(end);
    if (!printed) return UsageError{"pass-command: " + printed.error().message};
    return std::optional(std::move(printed).value());
  }
  if (!options.password_file && !options.ask_password) return std::optional<Secret>{};
  auto secret =
      options.password_file ? password_from_file(*options.password_file, end) : ask_password();
  const auto* flag = options.password_file ? "--pass-file: " : "--askpass: ";
  if (!secret) return UsageError{flag + secret.error().message};
  return std::optional(std::move(secret).value());
}

Parsed<std::optional<Credentials>> credentials(const Options& options, const TargetSpec& spec,
                                               const std::optional<Secret>& option,
                                               const std::optional<Secret>& fallback) {
  auto user = options.user ? options.user : spec.user;
  if (user && user->empty()) user.reset();
  std::optional<Secret> password = option;
  if (!password) password = spec.password;
  if (!password) password = fallback;
  if (!password && user && user->find(':') != std::string::npos) {  // which may be a password
    return UsageError{
        "--user takes the name only: give the password by --askpass, --pass-file FILE, "
        "$REDISCLI_AUTH or -a"};
  }
  if (!password && user) {
    return UsageError{
        fmt::format("user '{}' needs a password: give --askpass, --pass-file FILE, "
                    "$REDISCLI_AUTH or -a (-a '' for a user without one)",
                    without_user_info(*user))};
  }
  if (!password || (password->empty() && !user)) return std::optional<Credentials>{};
  return std::optional(Credentials{user, *password});
}

SecretSource source_of_option(const Options& options) {
  if (options.password) return SecretSource::option;
  if (options.password_command) return SecretSource::command;
  return options.password_file ? SecretSource::file : SecretSource::prompt;
}

// Where credentials() took the password from.
SecretSource source_of_password(const Options& options, const TargetSpec& spec, bool has_option) {
  if (has_option) return source_of_option(options);
  return spec.password ? SecretSource::uri : SecretSource::environment;
}

// Null unless the spec or a flag asks for TLS.
Parsed<std::shared_ptr<const TlsSettings>> tls_settings(
    const Options& options, const TargetSpec& spec,
    const std::shared_ptr<const TlsSettings>& settings) {
  if (!options.tls && !spec.tls) return std::shared_ptr<const TlsSettings>{};
  if (spec.host.starts_with('/') && !settings->server_name && !settings->insecure) {
    return UsageError{
        fmt::format("TLS over a unix socket, {}, needs the name of its certificate: add --sni NAME",
                    named(spec))};
  }
  return settings;
}

std::optional<UsageError> check_family(Family family, const TargetSpec& spec) {
  if (family == Family::any) return std::nullopt;
  const char* flag = family == Family::ipv4 ? "-4" : "-6";
  const bool other =
      family == Family::ipv4 ? is_ipv6_literal(spec.host) : is_ipv4_literal(spec.host);
  if (other || spec.host.starts_with('/')) {
    const auto* const what = spec.host.starts_with('/') ? "a unix socket"
                             : family == Family::ipv4   ? "an IPv6 address"
                                                        : "an IPv4 address";
    return UsageError{
        fmt::format("{} cannot be used with {}, {}: leave out {}", flag, named(spec), what, flag)};
  }
  return std::nullopt;
}

std::shared_ptr<const TopologySettings> topology_settings(const Options& options) {
  const bool only_defaults = !options.master && !options.sentinel_password &&
                             !options.log_in_at_members && options.only_networks.empty() &&
                             !options.max_members && !options.bus;
  if (only_defaults) return nullptr;
  TopologySettings settings;
  settings.log_in_at_members = options.log_in_at_members.value_or(true);
  settings.only_networks = options.only_networks;
  settings.max_members = options.max_members.value_or(default_max_members);
  settings.master = options.master;
  settings.try_bus = options.bus;
  if (options.sentinel_password) {
    settings.sentinel_credentials = Credentials{options.sentinel_user, *options.sentinel_password};
  }
  return std::make_shared<const TopologySettings>(std::move(settings));
}

Target target_of(const Options& options, const TargetSpec& spec) {
  Target target;
  target.named = spec.shown;
  target.host = spec.host;
  target.port = spec.port;
  target.family = options.family;
  target.resolver = options.resolver;
  target.database = options.database ? options.database : spec.database;
  target.timeout = options.timeout;
  target.connect_budget = phpredis::timeval_of(options.timeout);
  target.read_budget = phpredis::timeval_of(options.read_timeout);
  target.total_budget = phpredis::timeval_of(options.deadline);
  target.max_reply = options.max_reply.value_or(default_max_reply);
  target.sequential = options.sequential;
  target.experiments = !options.no_experiments;
  target.origin = spec.origin;
  target.expectations = options.expectations;
  target.topology_settings = topology_settings(options);
  if (options.persistent) target.persistence = Persistence{options.persistent_id};
  return target;
}

}  // namespace

Parsed<TargetBuilder> TargetBuilder::of(const Options& options, const Environment& environment,
                                        bool log_in) {
  return of(options, environment, BuilderContext{.log_in = log_in});
}

Parsed<TargetBuilder> TargetBuilder::of(const Options& options, const Environment& environment,
                                        BuilderContext context) {
  TargetBuilder builder(options, context);
  if (!context.log_in) return builder;
  if (!context.end.at && !context.end.stop) context.end = end_of_run(options);
  if (auto error = builder.read_tls_files(context)) return *std::move(error);
  if (auto error = builder.read_password(context)) return *std::move(error);
  builder.fallback_password_ = environment.redis_cli_password;
  if (context.already != nullptr) builder.add_to(*context.already);
  return builder;
}

std::optional<UsageError> TargetBuilder::read_tls_files(const BuilderContext& context) {
  if (context.already != nullptr) {
    if (auto known = context.already->tls(options_->tls_settings)) {
      tls_settings_ = std::move(known);
      return std::nullopt;
    }
  }
  auto settings = with_tls_files(options_->tls_settings, context.end);
  if (!settings) return std::move(settings).error();
  tls_settings_ = std::make_shared<const TlsSettings>(std::move(settings).value());
  return std::nullopt;
}

std::optional<UsageError> TargetBuilder::read_password(const BuilderContext& context) {
  if (context.already != nullptr) {
    if (const auto* const known = context.already->password(*options_)) {
      password_ = *known;
      return std::nullopt;
    }
  }
  auto password = password_option(*options_, context.end);
  if (!password) return std::move(password).error();
  password_ = std::move(password).value();
  return std::nullopt;
}

void TargetBuilder::add_to(AlreadyRead& already) const {
  if (!log_in_) return;
  already.add_tls(options_->tls_settings, tls_settings_);
  already.add_password(*options_, password_);
}

Parsed<Target> TargetBuilder::build(TargetSpec spec) const {
  const Options& options = *options_;
  if (auto error = apply_port(options, spec)) return *std::move(error);
  if (auto error = check_family(options.family, spec)) return *std::move(error);
  auto tls = tls_settings(options, spec, tls_settings_);
  if (!tls) return std::move(tls).error();
  Target target = target_of(options, spec);
  target.tls = std::move(tls).value();
  if (!log_in_) return target;
  auto login = credentials(options, spec, password_, fallback_password_);
  if (!login) return std::move(login).error();
  target.credentials = std::move(login).value();
  if (target.credentials) {
    target.secret_source = source_of_password(options, spec, password_.has_value());
  }
  const bool may_read_the_same = options.port || spec.user || spec.password || spec.database;
  if (may_read_the_same && numbers_) numbers_->number(target);
  return target;
}

}  // namespace rconn::cli
