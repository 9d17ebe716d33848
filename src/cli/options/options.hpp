// The values of the options, each checked on its own but not yet combined.
// Entry point: Options, filled by the table in option_table.cpp. Absent means not given.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options/given_option.hpp"
#include "cli/options/output_format.hpp"
#include "cli/options/target_spec.hpp"
#include "cli/options/template.hpp"
#include "cli/options/thresholds.hpp"
#include "connector/values/resolver_kind.hpp"
#include "connector/values/security/secret.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

class PasswordCommand;  // cli/targets/password_command.hpp

// Unchecked values, for the rules of a phpredis release.
struct Verbatim {
  std::optional<std::string> host;
  std::optional<long long> port;
  std::optional<double> timeout;
  std::optional<double> read_timeout;
};

// In the order of the option table.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): there is one
struct Options {
  bool as_phpredis = false;  // set before all others: host, port and times then go to `verbatim`
  // All that were given, for targets that the configuration file names: its options come first.
  std::vector<GivenOption> given;
  Verbatim verbatim;

  std::optional<std::string> host;
  std::optional<int> port;
  std::optional<std::string> socket;
  std::optional<TargetSpec> uri;
  std::vector<TargetSpec> arguments;  // targets given as arguments
  std::optional<int> database;
  Family family = Family::any;
  ResolverKind resolver = default_resolver;

  std::optional<std::string> config;  // the configuration file; none: where it is looked for

  std::optional<std::string> user;
  std::optional<Secret> password;
  std::optional<std::string> password_file;
  bool ask_password = false;
  std::shared_ptr<PasswordCommand> password_command;  // only from the configuration file

  bool tls = false;
  TlsSettings tls_settings;

  double timeout = 0;  // seconds; 0: not set
  double read_timeout = 0;
  double deadline = 0;
  std::optional<std::size_t> max_reply;  // bytes
  bool sequential = false;
  bool no_experiments = false;  // traces: make no further connections

  bool persistent = false;
  std::optional<std::string> persistent_id;
  bool check_echo = false;
  bool compare = false;  // each ping without and with persistence

  std::optional<std::string> phpredis;       // a release, or "all"
  std::optional<std::string> phpredis_line;  // as given, if it was "latest" or a line such as "6.1"
  std::optional<bool> pooling;               // none: as in the release's php.ini
  std::optional<std::string> pool_pattern;
  bool null_id = false;
  std::optional<long long> retry_interval;  // milliseconds
  bool zts = false;
  bool explain = false;
  std::optional<unsigned> workers;

  std::optional<std::string> file;               // a list of targets; for key, with options
  std::optional<std::string> service_discovery;  // a Prometheus file_sd file
  std::optional<unsigned> jobs;                  // maximum number of targets in progress
  std::optional<double> rate;                    // maximum number of new connections per second
  bool ordered = false;
  bool only_failures = false;

  bool topology = false;              // wait for the whole topology of the target
  std::optional<std::string> master;  // the name that Sentinel has for it
  std::optional<std::string> sentinel_user;
  std::optional<Secret> sentinel_password;
  std::optional<bool> log_in_at_members;  // none: yes
  std::vector<Network> only_networks;     // empty: all
  std::optional<unsigned> max_members;
  bool bus = false;  // try the bus ports of a Cluster

  std::vector<Condition> expectations;

  std::optional<unsigned> count;  // none: one ping, no summary; 0: until a signal
  bool timestamps = false;
  std::optional<double> interval;  // seconds

  std::optional<double> backoff;
  std::optional<double> max_interval;  // seconds
  std::optional<unsigned> stable;
  bool invert = false;
  bool any = false;
  bool keep_trying = false;
  std::optional<double> heartbeat;  // wait: seconds between lines without a terminal
  std::vector<std::string> child;   // the command to run after a wait; empty: none

  std::optional<double> duration;          // of a watch, in seconds
  bool fresh = false;                      // watch: also on a new connection for each probe
  std::optional<std::string> write_key;    // watch: also write this key
  std::optional<double> time_to_live;      // of this key, in seconds
  std::vector<std::string> report_files;   // watch: .html or .json
  std::optional<std::string> from;         // watch: a report in JSON, to be rendered again
  std::optional<double> max_outage;        // watch: seconds
  std::optional<double> min_availability;  // watch: per cent

  std::optional<double> up_to;  // idle: the longest silence, in seconds
  std::vector<double> ages;     // idle: silences to try, in seconds; empty: the default

  std::optional<std::string> listen;  // serve: HOST:PORT, :PORT or the path of a unix socket
  bool check_only = false;            // serve: check the configuration, and end

  bool resolve = false;
  std::optional<OutputFormat> output;  // none: text
  Thresholds thresholds;               // for the output format nagios
  std::optional<std::string> out_file;
  std::optional<Template> format;  // replaces the output format
  bool quiet = false;
  bool verbose = false;
  ColourUse colour = ColourUse::automatic;
};

// How often `ping` pings each target, each way; 0: until a signal.
inline unsigned number_of_pings(const Options& options) {
  constexpr unsigned to_compare = 10;
  if (options.count) return *options.count;
  if (options.compare) return to_compare;
  const bool needs_end = options.out_file || (options.output && info(*options.output).needs_end);
  return options.interval && !needs_end ? 0 : 1;
}

}  // namespace rconn::cli
