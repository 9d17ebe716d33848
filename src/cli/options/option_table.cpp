#include "cli/options/option_table.hpp"

#include <array>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/option_values.hpp"
#include "cli/options/output_format.hpp"
#include "cli/options/target_spec.hpp"
#include "cli/options/template.hpp"

namespace rconn::cli {
namespace {

constexpr unsigned connecting = bit(CommandId::ping) | bit(CommandId::trace) |
                                bit(CommandId::wait) | bit(CommandId::topology) |
                                bit(CommandId::check);
constexpr unsigned networked = connecting | bit(CommandId::endpoint);
constexpr unsigned naming = bit(CommandId::key) | bit(CommandId::endpoint);
constexpr unsigned all = networked | bit(CommandId::key);
// These begin each connection once; kept ones would only use up descriptors.
constexpr unsigned keeping = all & ~bit(CommandId::check) & ~bit(CommandId::topology);
constexpr unsigned surveying = bit(CommandId::topology) | bit(CommandId::wait);

constexpr std::string_view target = "Target";
constexpr std::string_view login = "Login";
constexpr std::string_view tls = "TLS";
constexpr std::string_view time = "Time (SEC: 2, 0.5, 500ms, 2s, 1m)";
constexpr std::string_view persistence = "Persistent connection";
constexpr std::string_view list = "List";
constexpr std::string_view whole = "Topology";
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

    OptionSpec{persistence, 0, "persistent", "", "as phpredis's pconnect() does", keeping,
               [](Options& o, const std::string&) { return switch_on(o.persistent); }},
    OptionSpec{persistence, 0, "persistent-id", "ID", "the same, under this id", keeping,
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
                 return KeepError{};
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
    OptionSpec{list, 'f', file_option, "FILE", "a target a line; key: with its options; -: stdin",
               bit(CommandId::key) | bit(CommandId::check),
               [](Options& o, const std::string& v) { return keep_text(o.file, v); }},
    OptionSpec{list, 0, "sd", "FILE", "targets and labels: file_sd of Prometheus, in JSON",
               bit(CommandId::check),
               [](Options& o, const std::string& v) {
                 return keep_text(o.service_discovery, v);
               }},
    OptionSpec{list, 0, "jobs", "N", "under way at once (half the limit of descriptors)",
               bit(CommandId::check),
               [](Options& o, const std::string& v) { return kept(count(v), o.jobs); }},
    OptionSpec{list, 0, "rate", "N", "new connections a second, at most",
               bit(CommandId::check),
               [](Options& o, const std::string& v) { return kept(frequency(v), o.rate); }},
    OptionSpec{list, 0, "ordered", "", "reports in the order of the targets",
               bit(CommandId::check),
               [](Options& o, const std::string&) { return switch_on(o.ordered); }},
    OptionSpec{list, 0, "only-failures", "", "leave out those that are as expected",
               bit(CommandId::check),
               [](Options& o, const std::string&) { return switch_on(o.only_failures); }},

    OptionSpec{whole, 0, "topology", "", "until all that the target is part of is well",
               bit(CommandId::wait),
               [](Options& o, const std::string&) { return switch_on(o.topology); }},
    OptionSpec{whole, 0, "master", "NAME", "only this one of Sentinel's masters", surveying,
               [](Options& o, const std::string& v) { return keep_text(o.master, v); }},
    OptionSpec{whole, 0, "sentinel-user", "NAME", "ACL user at the Sentinels", surveying,
               [](Options& o, const std::string& v) { return keep_text(o.sentinel_user, v); }},
    OptionSpec{whole, 0, sentinel_password_option, "PASSWORD",
               "password at the Sentinels; hidden from ps at once", surveying,
               keep_sentinel_password},

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
    OptionSpec{output, 'o', "output", "FORMAT", output_format_names, all, keep_output},
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
               [](Options&, const std::string&) { return KeepError{}; }},
};
// clang-format on

}  // namespace

std::span<const OptionSpec> option_table() { return table; }

}  // namespace rconn::cli
