#include "cli/options/option_table.hpp"

#include <algorithm>
#include <array>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/option_values.hpp"
#include "cli/options/output_format.hpp"
#include "cli/options/target_spec.hpp"
#include "cli/options/template.hpp"

namespace rconn::cli {
namespace {

// Those that end with a report on each target.
constexpr unsigned reporting = bit(CommandId::ping) | bit(CommandId::trace) | bit(CommandId::wait) |
                               bit(CommandId::topology) | bit(CommandId::check);
constexpr unsigned lasting = bit(CommandId::watch) | bit(CommandId::idle);
constexpr unsigned serving = bit(CommandId::serve);
constexpr unsigned connecting = reporting | lasting | serving;
constexpr unsigned networked = connecting | bit(CommandId::endpoint);
constexpr unsigned naming = bit(CommandId::key) | bit(CommandId::endpoint);
constexpr unsigned all = networked | bit(CommandId::key);
// check, topology and serve use each connection once: kept ones would only use up descriptors.
// watch and idle keep theirs anyway.
constexpr unsigned keeping =
    all & ~bit(CommandId::check) & ~bit(CommandId::topology) & ~lasting & ~serving;
constexpr unsigned trying_all = bit(CommandId::topology) | bit(CommandId::wait);
constexpr unsigned surveying = trying_all | lasting | serving;

constexpr std::string_view target = "Target";
constexpr std::string_view login = "Login";
constexpr std::string_view tls = "TLS";
constexpr std::string_view time = "Time (SEC: 2, 0.5, 500ms, 2s, 1m, 1h, 1d)";
constexpr std::string_view persistence = "Persistent connection";
constexpr std::string_view list = "List";
constexpr std::string_view whole = "Topology";
constexpr std::string_view expectation = "Expectation";
constexpr std::string_view extension = "phpredis";
constexpr std::string_view repetition = "Repetition";
constexpr std::string_view over_time = "Over time";
constexpr std::string_view service = "Service";
constexpr std::string_view output = "Output";

// Left out of the short help.
constexpr OptionSpec rare(OptionSpec option) {
  option.is_rare = true;
  return option;
}

// clang-format off
constexpr std::array table{
    OptionSpec{target, 'h', "host", "HOST", "name, IP address or path of a unix socket", all,
               store_host},
    OptionSpec{target, 'p', "port", "PORT", "TCP port (default, also for 0: 6379)", all,
               store_port},
    OptionSpec{target, 's', "socket", "PATH", "unix socket", all,
               store<socket_path, &Options::socket>},
    OptionSpec{target, 'u', "uri", "URI", "redis://[[USER:]PASSWORD@]HOST[:PORT][/DB]", all,
               store<from_uri, &Options::uri>},
    OptionSpec{target, 'n', "db", "N", "database to select", all,
               store<database_number, &Options::database>},
    rare(OptionSpec{target, '4', "ipv4", "", "IPv4 only", all,
               store_family<Family::ipv4>}),
    rare(OptionSpec{target, '6', "ipv6", "", "IPv6 only", all,
               store_family<Family::ipv6>}),
    rare(OptionSpec{target, 0, "resolver", "HOW", "look names up by 'system' (default) or 'dns'", networked,
               store<resolver_kind, &Options::resolver>}),
    OptionSpec{target, 0, config_option, "FILE", "read named targets (@NAME) and modules from FILE", all,
               store<plain_text, &Options::config>},
    rare(OptionSpec{target, 0, "max-reply", "SIZE", "largest reply to take: 64K to 1G (32M)", connecting,
               store<reply_size, &Options::max_reply>}),

    OptionSpec{login, 0, "user", "NAME", "ACL user (Redis 6 or later)", all,
               store<plain_text, &Options::user>},
    OptionSpec{login, 'a', "pass", "PASSWORD", "password; hidden from ps at once", all,
               store<password_text, &Options::password>},
    OptionSpec{login, 0, "pass-file", "FILE", "read the password from FILE", all,
               store<plain_text, &Options::password_file>},
    rare(OptionSpec{login, 0, "askpass", "", "ask for the password on the terminal", all,
               switch_on<&Options::ask_password>}),

    OptionSpec{tls, 0, "tls", "", "use TLS, as rediss:// does", all,
               switch_on<&Options::tls>},
    rare(OptionSpec{tls, 0, "sni", "NAME", "send and verify NAME instead of the host", all,
               store<server_name, &Options::tls_settings, &TlsSettings::server_name>}),
    OptionSpec{tls, 0, "cacert", "FILE", "trust the CA certificates in FILE", all,
               store<plain_text, &Options::tls_settings, &TlsSettings::ca_file>},
    rare(OptionSpec{tls, 0, "cacertdir", "DIR", "trust the CA certificates in DIR (hashed)", all,
               store<plain_text, &Options::tls_settings, &TlsSettings::ca_directory>}),
    OptionSpec{tls, 0, "cert", "FILE", "client certificate", all,
               store<plain_text, &Options::tls_settings, &TlsSettings::certificate>},
    OptionSpec{tls, 0, "key", "FILE", "key of --cert (default: in the same file)", all,
               store<plain_text, &Options::tls_settings, &TlsSettings::key>},
    OptionSpec{tls, 0, "insecure", "", "do not verify the certificate", all,
               switch_on<&Options::tls_settings, &TlsSettings::insecure>},
    rare(OptionSpec{tls, 0, "tls-ciphers", "LIST", "ciphers for TLS 1.2 and below (OpenSSL names)", all,
               store<plain_text, &Options::tls_settings, &TlsSettings::ciphers>}),
    rare(OptionSpec{tls, 0, "tls-ciphersuites", "LIST", "cipher suites for TLS 1.3", all,
               store<plain_text, &Options::tls_settings, &TlsSettings::ciphersuites>}),
    rare(OptionSpec{tls, 0, "min-days", "N", "fail if the certificate has fewer days left", connecting,
               store<day_count, &Options::tls_settings, &TlsSettings::min_days>}),

    OptionSpec{time, 't', "timeout", "SEC", "limit to resolve, connect and do TLS (3; wait: 1)", all,
               store_timeout},
    OptionSpec{time, 0, "read-timeout", "SEC", "limit for each complete reply (3; wait: 1)", all,
               store_read_timeout},
    OptionSpec{time, 0, "deadline", "SEC", "limit for everything, per target (wait: 30)", all & ~lasting,
               store<seconds, &Options::deadline>},
    rare(OptionSpec{time, 0, "sequential", "", "try addresses one after another, as PHP does",
               connecting,
               switch_on<&Options::sequential>}),
    rare(OptionSpec{time, 0, "no-experiments", "", "make no further connections to find a cause", bit(CommandId::trace),
               switch_on<&Options::no_experiments>}),

    OptionSpec{persistence, 0, persistent_option, "", "keep the connection, as pconnect() does", keeping,
               switch_on<&Options::persistent>},
    OptionSpec{persistence, 0, persistent_id_option, "ID", "keep the connection under this id", keeping,
               store_persistent_id},
    rare(OptionSpec{persistence, 0, "check-echo", "", "also check a kept connection with ECHO",
               bit(CommandId::ping),
               switch_on<&Options::check_echo>}),
    rare(OptionSpec{persistence, 0, "compare", "", "ping without and with --persistent",
               bit(CommandId::ping),
               switch_on<&Options::compare>}),

    OptionSpec{extension, 0, phpredis_option, "RELEASE", "2.2.4 to 6.3.0, latest or all (default: 3.1.0)",
               naming, store_release},
    OptionSpec{extension, 0, "pooling", "", "assume that pooling is on", naming,
               store_pooling<true>},
    OptionSpec{extension, 0, "no-pooling", "", "assume that it is off (default: the release's)",
               naming,
               store_pooling<false>},
    rare(OptionSpec{extension, 0, "pool-pattern", "PATTERN", "value of redis.pconnect.pool_pattern",
               naming,
               store<any_text, &Options::pool_pattern>}),
    rare(OptionSpec{extension, 0, "null-id", "", "pass null as the persistent id", naming,
               switch_on<&Options::null_id>}),
    rare(OptionSpec{extension, 0, "retry-interval", "MS", "argument retry_interval of pconnect()",
               naming,
               store<verbatim_port, &Options::retry_interval>}),
    rare(OptionSpec{extension, 0, "zts", "", "assume a thread-safe PHP", naming,
               switch_on<&Options::zts>}),
    OptionSpec{extension, 0, explain_option, "", "explain each part of the key",
               bit(CommandId::key),
               switch_on<&Options::explain>},
    OptionSpec{extension, 0, "workers", "N", "print how many connections N workers hold",
               bit(CommandId::key),
               store<count, &Options::workers>},
    OptionSpec{list, 'f', file_option, "FILE", "one target per line (key: and options); -: stdin",
               bit(CommandId::key) | bit(CommandId::check),
               store<plain_text, &Options::file>},
    OptionSpec{list, 0, "sd", "FILE", "Prometheus file_sd file in JSON",
               bit(CommandId::check),
               store<plain_text, &Options::service_discovery>},
    OptionSpec{list, 0, "jobs", "N", "targets in progress (half the open-file limit)",
               bit(CommandId::check),
               store<count, &Options::jobs>},
    rare(OptionSpec{list, 0, "rate", "N", "maximum number of new connections per second",
               bit(CommandId::check),
               store<frequency, &Options::rate>}),
    OptionSpec{list, 0, "ordered", "", "print reports in the order of the targets",
               bit(CommandId::check),
               switch_on<&Options::ordered>},
    OptionSpec{list, 0, "only-failures", "", "omit targets that are as expected",
               bit(CommandId::check),
               switch_on<&Options::only_failures>},

    OptionSpec{whole, 0, "topology", "", "wait until the whole topology is healthy",
               bit(CommandId::wait),
               switch_on<&Options::topology>},
    OptionSpec{whole, 0, "master", "NAME", "use only this master of a Sentinel", surveying,
               store<plain_text, &Options::master>},
    rare(OptionSpec{whole, 0, "sentinel-user", "NAME", "ACL user for the Sentinels", surveying,
               store<plain_text, &Options::sentinel_user>}),
    rare(OptionSpec{whole, 0, "sentinel-pass", "PASSWORD",
               "password for the Sentinels; hidden from ps", surveying,
               store<password_text, &Options::sentinel_password>}),
    rare(OptionSpec{whole, 0, "credentials", "WHERE", "log in at 'members' (default) or only the 'seed'", surveying,
               store<login_scope, &Options::log_in_at_members>}),
    rare(OptionSpec{whole, 0, "only-network", "CIDR",
               "connect only to members there; may be repeated", surveying,
               store_network, true}),
    rare(OptionSpec{whole, 0, "max-members", "N", "maximum number of members that are tried (20000)",
               trying_all | serving | bit(CommandId::watch),
               store<member_count, &Options::max_members>}),
    rare(OptionSpec{whole, 0, "bus", "", "connect also to the bus port of each Cluster node", trying_all | serving,
               switch_on<&Options::bus>}),

    OptionSpec{expectation, 0, "expect", "CONDITION", "must hold (default: pong); may be repeated",
               reporting | serving, store_expectation, true},

    OptionSpec{repetition, 'c', "count", "N", "ping N times (0: until Ctrl-C), then a summary", bit(CommandId::ping),
               store<count_or_zero, &Options::count>},
    OptionSpec{repetition, 'i', "interval", "SEC", "from start to start (1; wait: 0.5; watch: 0.1)",
               bit(CommandId::ping) | bit(CommandId::wait) | bit(CommandId::watch),
               store<seconds, &Options::interval>},
    OptionSpec{repetition, 'D', "timestamps", "", "print the time of each ping (UTC)", bit(CommandId::ping),
               switch_on<&Options::timestamps>},
    rare(OptionSpec{repetition, 0, "backoff", "FACTOR", "multiply the interval after each failure",
               bit(CommandId::wait),
               store<factor, &Options::backoff>}),
    rare(OptionSpec{repetition, 0, "backoff-max", "SEC", "maximum interval with --backoff", bit(CommandId::wait),
               store<seconds, &Options::max_interval>}),
    OptionSpec{repetition, 0, "stable", "N", "wait for N successes in a row of one server",
               bit(CommandId::wait),
               store<count, &Options::stable>},
    OptionSpec{repetition, 0, "invert", "", "wait until the target is gone", bit(CommandId::wait),
               switch_on<&Options::invert>},
    OptionSpec{repetition, 0, "any", "", "wait until one of the targets is ready",
               bit(CommandId::wait),
               switch_on<&Options::any>},
    rare(OptionSpec{repetition, 0, "heartbeat", "SEC", "without a terminal, repeat the state so often (10)",
               bit(CommandId::wait),
               store<seconds, &Options::heartbeat>}),
    rare(OptionSpec{repetition, 0, "keep-trying", "", "retry also if waiting does not resolve the fault",
               bit(CommandId::wait),
               switch_on<&Options::keep_trying>}),

    OptionSpec{over_time, 0, "duration", "SEC", "end after this time (default: Ctrl-C)", bit(CommandId::watch),
               store<seconds, &Options::duration>},
    OptionSpec{over_time, 0, "fresh", "", "also probe with a new connection each time", bit(CommandId::watch),
               switch_on<&Options::fresh>},
    OptionSpec{over_time, 0, "write-key", "KEY", "also write KEY, and count lost writes", bit(CommandId::watch),
               store<plain_text, &Options::write_key>},
    rare(OptionSpec{over_time, 0, "write-ttl", "SEC", "time to live of this key (1h)", bit(CommandId::watch),
               store<seconds, &Options::time_to_live>}),
    OptionSpec{over_time, 0, "report", "FILE", "write a report: .html or .json; may be repeated", bit(CommandId::watch),
               store_report_file, true},
    OptionSpec{over_time, 0, "from", "FILE", "render the report FILE (.json) again", bit(CommandId::watch),
               store<plain_text, &Options::from>},
    OptionSpec{over_time, 0, "max-outage", "SEC", "exit with 1 if an outage is longer", bit(CommandId::watch),
               store<seconds, &Options::max_outage>},
    OptionSpec{over_time, 0, "min-availability", "PCT", "exit with 1 if it is lower", bit(CommandId::watch),
               store<percentage, &Options::min_availability>},
    OptionSpec{over_time, 0, "up-to", "SEC", "longest silence to try (30m)", bit(CommandId::idle),
               store<seconds, &Options::up_to>},
    OptionSpec{over_time, 0, "ages", "SEC,...", "silences to try", bit(CommandId::idle),
               store_ages},

    OptionSpec{service, 0, "listen", "ADDRESS", "where to listen: HOST:PORT, :PORT or a path", serving,
               store<plain_text, &Options::listen>},
    OptionSpec{service, 0, "check", "", "only check a configuration: --check FILE", serving,
               switch_on<&Options::check_only>},

    OptionSpec{output, 0, "resolve", "", "print the addresses in the order tried",
               bit(CommandId::endpoint),
               switch_on<&Options::resolve>},
    OptionSpec{output, 'o', output_option, "FORMAT", "see output_format.hpp", all & ~serving, store_output},
    rare(OptionSpec{output, 0, "warn", "SEC", "nagios: WARNING if it takes longer", reporting,
               store<seconds, &Options::thresholds, &Thresholds::warn>}),
    rare(OptionSpec{output, 0, "crit", "SEC", "nagios: CRITICAL if it takes longer", reporting,
               store<seconds, &Options::thresholds, &Thresholds::crit>}),
    rare(OptionSpec{output, 0, "out-file", "FILE", "write to FILE, completely or not at all",
               connecting & ~serving,
               store<plain_text, &Options::out_file>}),
    OptionSpec{output, 0, "format", "TEMPLATE", "a template such as '{fault}', or @env or @tsv",
               all & ~lasting & ~serving,
               store<parse_template, &Options::format>},
    OptionSpec{output, 'q', "quiet", "", "print only summaries, and set the exit status", networked,
               switch_on<&Options::quiet>},
    OptionSpec{output, 'v', "verbose", "", "print every attempt and rung on standard error",
               networked,
               switch_on<&Options::verbose>},
    rare(OptionSpec{output, 0, "color", "WHEN", "use colour: 'auto' (default), 'always', 'never'", connecting & ~serving,
               store<colour_use, &Options::colour>}),
    OptionSpec{output, 0, simple_exit_option, "", "exit with 1 for every failure", all,
               store_nothing},
};
// clang-format on

// Of the sections below, those that say where a target is, that hold a secret or would ask for one,
// and those that are about a run.
constexpr std::array<std::string_view, 10> not_for_file{
    "host", "port",    "socket",        "uri",           "config",
    "pass", "askpass", "sentinel-user", "sentinel-pass", "topology"};
constexpr std::array sections_for_file{target, login, tls, time, whole, expectation};

}  // namespace

std::span<const OptionSpec> option_table() { return table; }

const OptionSpec* find_option(std::string_view name) {
  const auto* const found = std::ranges::find(table, name, &OptionSpec::name);
  return found == table.end() ? nullptr : found;
}

bool is_for_topology(const OptionSpec& option) { return option.section == whole; }

bool is_for_file(const OptionSpec& option) {
  const auto holds = [](const auto& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  return holds(sections_for_file, option.section) && !holds(not_for_file, option.name);
}

}  // namespace rconn::cli
