#include "cli/naming/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "cli/naming/host.hpp"
#include "cli/naming/secrets.hpp"
#include "phpredis/address.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

// What the flags -h and -s say, as one target named without them would.
Notation from_flags(const Options& options) {
  Notation notation;
  notation.host = options.socket ? *options.socket : options.host.value_or("127.0.0.1");
  const bool named = options.host || options.socket;
  notation.shown = named ? notation.host : phpredis::address(notation.host, 0);
  return notation;
}

// An option without effect is an error.
bool needs_release(const Options& options) {
  return options.pooling || options.pool_pattern || options.null_id || options.retry_interval ||
         options.zts || options.workers;
}

// Of the formats that tell how a server is.
bool is_for_servers(const Options& options) {
  return options.output == OutputFormat::nagios || options.output == OutputFormat::openmetrics;
}

std::optional<UsageError> conflict(const Options& options) {
  if ((options.thresholds.warn || options.thresholds.crit) &&
      options.output != OutputFormat::nagios) {
    return UsageError{"--warn and --crit are for --output nagios"};
  }
  if (needs_release(options)) {
    return UsageError{"an option of phpredis's without a release: add --phpredis, or --explain"};
  }
  const int ways = int{options.host.has_value()} + int{options.socket.has_value()} +
                   int{options.uri.has_value()} + int{!options.arguments.empty()};
  if (ways > 1) {
    return UsageError{"name the target in one way only: --host, --socket, --uri or without a flag"};
  }
  if (options.uri && options.port) {
    return UsageError{"--port: a URI names its own port: redis://HOST:PORT"};
  }
  if (options.format && options.output) {
    return UsageError{"--format and --output exclude each other"};
  }
  const int passwords = int{options.password.has_value()} + int{options.password_file.has_value()} +
                        int{options.ask_password};
  if (passwords > 1) return UsageError{"give only one of --pass, --pass-file and --askpass"};
  return std::nullopt;
}

// --port completes a target that names no port of its own.
std::optional<UsageError> apply_port(const Options& options, Notation& notation) {
  const int port = options.port.value_or(0);
  if (port == 0) return std::nullopt;
  if (notation.host.starts_with('/')) {
    return UsageError{fmt::format("--port: a unix socket ({}) has no port", notation.shown)};
  }
  if (notation.port != 0 && notation.port != port) {
    return UsageError{fmt::format("--port: '{}' names its own port", notation.shown)};
  }
  if (notation.port == 0) notation.shown = phpredis::address(notation.host, port);
  notation.port = port;
  return std::nullopt;
}

Parsed<std::vector<Notation>> notations(const Options& options, const Environment& environment) {
  const bool named = options.host || options.socket || options.port;
  std::vector<Notation> all;
  if (!options.arguments.empty()) {
    all = options.arguments;
  } else if (options.uri) {
    all.push_back(*options.uri);
  } else if (!named && environment.redis_url) {
    auto parsed = from_uri(*environment.redis_url);
    if (!parsed) return UsageError{"$REDIS_URL: " + parsed.error().message};
    all.push_back(std::move(parsed).value());
  } else {
    all.push_back(from_flags(options));
  }
  for (Notation& notation : all) {
    if (auto error = apply_port(options, notation)) return *std::move(error);
  }
  return all;
}

Parsed<std::optional<Secret>> password_option(const Options& options) {
  if (options.password) return options.password;
  if (!options.password_file && !options.ask_password) return std::optional<Secret>{};
  auto secret = options.password_file ? password_from_file(*options.password_file) : ask_password();
  const auto* flag = options.password_file ? "--pass-file: " : "--askpass: ";
  if (!secret) return UsageError{flag + secret.error().message};
  return std::optional(std::move(secret).value());
}

Parsed<std::optional<Credentials>> credentials(const Options& options, const Notation& notation,
                                               const std::optional<Secret>& given,
                                               const Environment& environment) {
  auto user = options.user ? options.user : notation.user;
  if (user && user->empty()) user.reset();
  std::optional<Secret> password = given;
  if (!password) password = notation.password;
  if (!password) password = environment.redis_cli_password;
  if (!password && user) {
    return UsageError{
        fmt::format("user '{}' needs a password: --askpass, --pass-file, "
                    "$REDISCLI_AUTH or -a (-a '' for a user without one)",
                    *user)};
  }
  if (!password || (password->empty() && !user)) return std::optional<Credentials>{};
  return std::optional(Credentials{user, *password});
}

// TLS where the notation or a flag asks for it.
Parsed<std::optional<TlsSettings>> tls_settings(const Options& options, const Notation& notation) {
  if (!options.tls && !notation.tls) return std::optional<TlsSettings>{};
  const TlsSettings& settings = options.tls_settings;
  if (notation.host.starts_with('/') && !settings.server_name && !settings.insecure) {
    return UsageError{fmt::format(
        "TLS over a unix socket ({}) needs --sni NAME, the name that its certificate is for",
        notation.shown)};
  }
  return std::optional(settings);
}

// An option without effect is an error here: who names an authority believes to be protected.
std::optional<UsageError> check_tls(const Options& options, const std::vector<Notation>& all) {
  const bool spoken = options.tls || std::ranges::any_of(all, &Notation::tls);
  if (options.tls_settings.key && !options.tls_settings.certificate) {
    return UsageError{"--key: it needs a certificate (--cert)"};
  }
  if (spoken || options.tls_settings == TlsSettings{}) return std::nullopt;
  return UsageError{"an option for TLS without TLS: add --tls, or name the target by rediss://"};
}

std::optional<UsageError> check_family(Family family, const Notation& notation) {
  if (family == Family::any) return std::nullopt;
  const char* flag = family == Family::ipv4 ? "-4" : "-6";
  const bool other =
      family == Family::ipv4 ? is_ipv6_literal(notation.host) : is_ipv4_literal(notation.host);
  if (other || notation.host.starts_with('/')) {
    return UsageError{fmt::format("{} does not go with '{}'", flag, notation.shown)};
  }
  return std::nullopt;
}

Target target_of(const Options& options, const Notation& notation) {
  Target target;
  target.named = notation.shown;
  target.host = notation.host;
  target.port = notation.port;
  target.family = options.family;
  target.database = options.database ? options.database : notation.database;
  target.timeout = options.timeout;
  target.connect_budget = phpredis::timeval_of(options.timeout);
  target.read_budget = phpredis::timeval_of(options.read_timeout);
  target.total_budget = phpredis::timeval_of(options.deadline);
  target.expectations = options.expectations;
  if (options.persistent) target.persistence = Persistence{options.persistent_id};
  return target;
}

}  // namespace

Environment environment() {
  Environment found;
  found.redis_url = variable("REDIS_URL");
  if (auto password = variable("REDISCLI_AUTH")) {
    found.redis_cli_password.emplace(*std::move(password));
  }
  return found;
}

Parsed<NamedTargets> name_targets(const Options& options, const Environment& environment,
                                  bool log_in) {
  if (auto error = conflict(options)) return *std::move(error);
  if (!log_in && is_for_servers(options)) {
    return UsageError{"--output: nagios and openmetrics are for commands that ask a server"};
  }
  auto all = notations(options, environment);
  if (!all) return std::move(all).error();
  auto given = log_in ? password_option(options) : std::optional<Secret>{};
  if (!given) return std::move(given).error();

  if (auto error = check_tls(options, all.value())) return *std::move(error);
  NamedTargets named;
  for (const Notation& notation : all.value()) {
    if (auto error = check_family(options.family, notation)) return *std::move(error);
    auto tls = tls_settings(options, notation);
    if (!tls) return std::move(tls).error();
    Target target = target_of(options, notation);
    target.tls = std::move(tls).value();
    if (log_in) {
      auto login = credentials(options, notation, given.value(), environment);
      if (!login) return std::move(login).error();
      target.credentials = std::move(login).value();
    }
    named.targets.push_back(std::move(target));
    named.warnings.insert(named.warnings.end(), notation.warnings.begin(), notation.warnings.end());
  }
  return named;
}

}  // namespace rconn::cli
