#include "cli/option_table.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "cli/naming/host.hpp"
#include "cli/naming/notation.hpp"
#include "cli/naming/number.hpp"
#include "cli/text/utf8.hpp"
#include "phpredis/release.hpp"

namespace rconn::cli {
namespace {

using Error = std::optional<UsageError>;

constexpr unsigned connecting = bit(CommandId::ping) | bit(CommandId::trace) | bit(CommandId::wait);
constexpr unsigned networked = connecting | bit(CommandId::endpoint);
constexpr unsigned naming = bit(CommandId::key) | bit(CommandId::endpoint);
constexpr unsigned all = networked | bit(CommandId::key);

template <typename T, typename Slot>
Error kept(Parsed<T> parsed, Slot& slot) {
  if (!parsed) return std::move(parsed).error();
  slot = std::move(parsed).value();
  return std::nullopt;
}

Error switch_on(bool& flag) {
  flag = true;
  return std::nullopt;
}

Error keep_family(Options& options, Family family) {
  if (options.family != Family::any && options.family != family) {
    return UsageError{"-4 and -6 exclude each other"};
  }
  options.family = family;
  return std::nullopt;
}

Error keep_text(std::optional<std::string>& slot, const std::string& value) {
  if (text::has_control(value)) return UsageError{"the value holds a control character"};
  slot = value;
  return std::nullopt;
}

Error keep_password(Options& options, const std::string& value) {
  if (text::has_control(value)) return UsageError{"the password holds a control character"};
  options.password.emplace(value);
  return std::nullopt;
}

Error keep_persistent_id(Options& options, const std::string& value) {
  options.persistent = true;
  options.persistent_id = value;
  return std::nullopt;
}

// What PHP would take, every release of phpredis judges for itself.

Error keep_host(Options& options, const std::string& value) {
  if (!options.as_phpredis) return kept(host(value), options.host);
  options.verbatim.host = value;
  return std::nullopt;
}

Error keep_port(Options& options, const std::string& value) {
  return options.as_phpredis ? kept(verbatim_port(value), options.verbatim.port)
                             : kept(port_number(value), options.port);
}

Error keep_timeout(Options& options, const std::string& value) {
  return options.as_phpredis ? kept(verbatim_seconds(value), options.verbatim.timeout)
                             : kept(seconds(value), options.timeout);
}

Error keep_read_timeout(Options& options, const std::string& value) {
  return options.as_phpredis ? kept(verbatim_seconds(value), options.verbatim.read_timeout)
                             : kept(seconds(value), options.read_timeout);
}

Error keep_release(Options& options, const std::string& value) {
  if (value == all_releases || phpredis::find_release(value) != nullptr) {
    options.phpredis = value;
    return std::nullopt;
  }
  const auto known = phpredis::releases();
  std::string names;
  for (const phpredis::Release& release : known) names += fmt::format("{}, ", release.name);
  return UsageError{fmt::format("'{}' is no release of phpredis ({}all)", value, names)};
}

Error keep_pooling(Options& options, bool pooling) {
  if (options.pooling && *options.pooling != pooling) {
    return UsageError{"--pooling and --no-pooling exclude each other"};
  }
  options.pooling = pooling;
  return std::nullopt;
}

Error keep_expectation(Options& options, const std::string& value) {
  auto condition = parse_condition(value);
  if (!condition) return UsageError{std::move(condition).error()};
  options.expectations.push_back(std::move(condition).value());
  return std::nullopt;
}

Error keep_output(Options& options, const std::string& value) {
  constexpr std::array formats{std::pair{"text", OutputFormat::text},
                               std::pair{"json", OutputFormat::json},
                               std::pair{"nagios", OutputFormat::nagios},
                               std::pair{"openmetrics", OutputFormat::openmetrics}};
  for (const auto& [name, format] : formats) {
    if (value != name) continue;
    options.output = format;
    return std::nullopt;
  }
  return UsageError{
      fmt::format("'{}' is not an output format (text, json, nagios, openmetrics)", value)};
}

constexpr std::string_view target = "Target";
constexpr std::string_view login = "Login";
constexpr std::string_view tls = "TLS";
constexpr std::string_view time = "Time (SEC: 2, 0.5, 500ms, 2s, 1m)";
constexpr std::string_view persistence = "Persistent connection";
constexpr std::string_view expectation = "Expectation";
constexpr std::string_view extension = "phpredis";
constexpr std::string_view repetition = "Repetition";
constexpr std::string_view output = "Output";

// clang-format off
constexpr std::array table{
    OptionSpec{target, 'h', "host", "HOST", "name, IP address or path of a unix socket", all,
               keep_host},
    OptionSpec{target, 'p', "port", "PORT", "TCP port; 0 or none: 6379", all,
               keep_port},
    OptionSpec{target, 's', "socket", "PATH", "unix socket", all,
               [](Options& o, const std::string& v) { return kept(socket_path(v), o.socket); }},
    OptionSpec{target, 'u', "uri", "URI", "redis://[[USER:]PASSWORD@]HOST[:PORT][/DB]", all,
               [](Options& o, const std::string& v) { return kept(from_uri(v), o.uri); }},
    OptionSpec{target, 'n', "db", "N", "database to select", all,
               [](Options& o, const std::string& v) {
                 return kept(database_number(v), o.database);
               }},
    OptionSpec{target, '4', "ipv4", "", "IPv4 only", all,
               [](Options& o, const std::string&) { return keep_family(o, Family::ipv4); }},
    OptionSpec{target, '6', "ipv6", "", "IPv6 only", all,
               [](Options& o, const std::string&) { return keep_family(o, Family::ipv6); }},

    OptionSpec{login, 0, "user", "NAME", "ACL user (Redis 6 and later)", all,
               [](Options& o, const std::string& v) { return keep_text(o.user, v); }},
    OptionSpec{login, 'a', "pass", "PASSWORD", "password; hidden from ps at once", all,
               keep_password},
    OptionSpec{login, 0, "pass-file", "FILE", "read the password from FILE", all,
               [](Options& o, const std::string& v) { return keep_text(o.password_file, v); }},
    OptionSpec{login, 0, "askpass", "", "ask for the password on the terminal", all,
               [](Options& o, const std::string&) { return switch_on(o.ask_password); }},

    OptionSpec{tls, 0, "tls", "", "speak TLS, as rediss:// does", all,
               [](Options& o, const std::string&) { return switch_on(o.tls); }},
    OptionSpec{tls, 0, "sni", "NAME", "send and verify NAME in place of the host", all,
               [](Options& o, const std::string& v) {
                 return kept(server_name(v), o.tls_settings.server_name);
               }},
    OptionSpec{tls, 0, "cacert", "FILE", "trust these authorities, not the system's", all,
               [](Options& o, const std::string& v) {
                 return keep_text(o.tls_settings.ca_file, v);
               }},
    OptionSpec{tls, 0, "cacertdir", "DIR", "the same, a directory of hashed files", all,
               [](Options& o, const std::string& v) {
                 return keep_text(o.tls_settings.ca_directory, v);
               }},
    OptionSpec{tls, 0, "cert", "FILE", "show this client certificate", all,
               [](Options& o, const std::string& v) {
                 return keep_text(o.tls_settings.certificate, v);
               }},
    OptionSpec{tls, 0, "key", "FILE", "its key (default: in the file of --cert)", all,
               [](Options& o, const std::string& v) { return keep_text(o.tls_settings.key, v); }},
    OptionSpec{tls, 0, "insecure", "", "verify nothing about the server", all,
               [](Options& o, const std::string&) { return switch_on(o.tls_settings.insecure); }},
    OptionSpec{tls, 0, "tls-ciphers", "LIST", "ciphers up to TLS 1.2, as OpenSSL names them", all,
               [](Options& o, const std::string& v) {
                 return keep_text(o.tls_settings.ciphers, v);
               }},
    OptionSpec{tls, 0, "tls-ciphersuites", "LIST", "cipher suites of TLS 1.3", all,
               [](Options& o, const std::string& v) {
                 return keep_text(o.tls_settings.ciphersuites, v);
               }},
    OptionSpec{tls, 0, "min-days", "N", "fail if the certificate has fewer days left", connecting,
               [](Options& o, const std::string& v) {
                 return kept(day_count(v), o.tls_settings.min_days);
               }},

    OptionSpec{time, 't', "timeout", "SEC", "to resolve, connect and shake hands (3)", all,
               keep_timeout},
    OptionSpec{time, 0, "read-timeout", "SEC", "for each whole reply (3)", all,
               keep_read_timeout},
    OptionSpec{time, 0, "deadline", "SEC", "for everything, per target", all,
               [](Options& o, const std::string& v) { return kept(seconds(v), o.deadline); }},

    OptionSpec{persistence, 0, "persistent", "", "as phpredis's pconnect() does", all,
               [](Options& o, const std::string&) { return switch_on(o.persistent); }},
    OptionSpec{persistence, 0, "persistent-id", "ID", "the same, under this id", all,
               keep_persistent_id},
    OptionSpec{persistence, 0, "check-echo", "", "check a kept connection by ECHO, too",
               bit(CommandId::ping),
               [](Options& o, const std::string&) { return switch_on(o.check_echo); }},
    OptionSpec{persistence, 0, "compare", "", "ping both ways, and tell what a kept one saves",
               bit(CommandId::ping),
               [](Options& o, const std::string&) { return switch_on(o.compare); }},

    OptionSpec{extension, 0, phpredis_option, "RELEASE", "as this release does (2.2.4 to 6.1.0, all)",
               naming, keep_release},
    OptionSpec{extension, 0, "pooling", "", "with redis.pconnect.pooling_enabled", naming,
               [](Options& o, const std::string&) { return keep_pooling(o, true); }},
    OptionSpec{extension, 0, "no-pooling", "", "without it (default: the release's)", naming,
               [](Options& o, const std::string&) { return keep_pooling(o, false); }},
    OptionSpec{extension, 0, "pool-pattern", "PATTERN", "redis.pconnect.pool_pattern", naming,
               [](Options& o, const std::string& v) {
                 o.pool_pattern = v;
                 return Error{};
               }},
    OptionSpec{extension, 0, "null-id", "", "the persistent id given as null", naming,
               [](Options& o, const std::string&) { return switch_on(o.null_id); }},
    OptionSpec{extension, 0, "retry-interval", "MS", "pconnect()'s retry_interval", naming,
               [](Options& o, const std::string& v) {
                 return kept(verbatim_port(v), o.retry_interval);
               }},
    OptionSpec{extension, 0, "zts", "", "in a thread-safe PHP", naming,
               [](Options& o, const std::string&) { return switch_on(o.zts); }},
    OptionSpec{extension, 0, explain_option, "", "each part of the key, and what plays no part",
               bit(CommandId::key),
               [](Options& o, const std::string&) { return switch_on(o.explain); }},
    OptionSpec{extension, 0, "workers", "N", "how many connections N PHP workers hold",
               bit(CommandId::key),
               [](Options& o, const std::string& v) { return kept(count(v), o.workers); }},
    OptionSpec{extension, 'f', file_option, "FILE", "targets and their options, one a line",
               bit(CommandId::key),
               [](Options& o, const std::string& v) { return keep_text(o.file, v); }},

    OptionSpec{expectation, 0, "expect", "CONDITION", "what must hold (default: pong); again for more",
               connecting, keep_expectation, true},

    OptionSpec{repetition, 'c', "count", "N", "ping N times, then sum up", bit(CommandId::ping),
               [](Options& o, const std::string& v) { return kept(count(v), o.count); }},
    OptionSpec{repetition, 'i', "interval", "SEC", "from one try to the next (1; wait: 0.5)",
               bit(CommandId::ping) | bit(CommandId::wait),
               [](Options& o, const std::string& v) { return kept(seconds(v), o.interval); }},
    OptionSpec{repetition, 0, "backoff", "FACTOR", "let the interval grow after each failure",
               bit(CommandId::wait),
               [](Options& o, const std::string& v) { return kept(factor(v), o.backoff); }},
    OptionSpec{repetition, 0, "backoff-max", "SEC", "as far as this", bit(CommandId::wait),
               [](Options& o, const std::string& v) { return kept(seconds(v), o.most_interval); }},
    OptionSpec{repetition, 0, "stable", "N", "until N tries in a row are good",
               bit(CommandId::wait),
               [](Options& o, const std::string& v) { return kept(count(v), o.stable); }},
    OptionSpec{repetition, 0, "invert", "", "until it is gone", bit(CommandId::wait),
               [](Options& o, const std::string&) { return switch_on(o.invert); }},
    OptionSpec{repetition, 0, "any", "", "until one of the targets is ready",
               bit(CommandId::wait),
               [](Options& o, const std::string&) { return switch_on(o.any); }},
    OptionSpec{repetition, 0, "keep-trying", "", "also on errors that waiting does not cure",
               bit(CommandId::wait),
               [](Options& o, const std::string&) { return switch_on(o.keep_trying); }},

    OptionSpec{output, 0, "resolve", "", "one line per address, in the order tried",
               bit(CommandId::endpoint),
               [](Options& o, const std::string&) { return switch_on(o.resolve); }},
    OptionSpec{output, 'o', "output", "FORMAT", "text, json, nagios or openmetrics", all,
               keep_output},
    OptionSpec{output, 0, "warn", "SEC", "nagios: WARNING if it takes longer", connecting,
               [](Options& o, const std::string& v) {
                 return kept(seconds(v), o.thresholds.warn);
               }},
    OptionSpec{output, 0, "crit", "SEC", "nagios: CRITICAL if it takes longer", connecting,
               [](Options& o, const std::string& v) {
                 return kept(seconds(v), o.thresholds.crit);
               }},
    OptionSpec{output, 0, "out-file", "FILE", "write there, whole or not at all", connecting,
               [](Options& o, const std::string& v) { return keep_text(o.out_file, v); }},
    OptionSpec{output, 0, "format", "TEMPLATE", "such as '{fault} {total_ms}\\n'; see the man page", all,
               [](Options& o, const std::string& v) { return kept(parse_template(v), o.format); }},
    OptionSpec{output, 'q', "quiet", "", "print nothing; the exit status tells", networked,
               [](Options& o, const std::string&) { return switch_on(o.quiet); }},
    OptionSpec{output, 'v', "verbose", "", "every attempt and rung, on standard error", networked,
               [](Options& o, const std::string&) { return switch_on(o.verbose); }},
    OptionSpec{output, 0, simple_exit_option, "", "exit with 1 for every failure", all,
               [](Options&, const std::string&) { return Error{}; }},
};
// clang-format on

}  // namespace

std::span<const OptionSpec> option_table() { return table; }

}  // namespace rconn::cli
