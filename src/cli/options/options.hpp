// The command line as values: what was given, checked one by one, not yet put together.
// Entry point: Options, filled through the table in option_table.cpp. Absent means not given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options/output_format.hpp"
#include "cli/options/target_spec.hpp"
#include "cli/options/template.hpp"
#include "cli/options/thresholds.hpp"
#include "connector/values/secret.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

// As given, for a phpredis release to judge.
struct Verbatim {
  std::optional<std::string> host;
  std::optional<long long> port;
  std::optional<double> timeout;
  std::optional<double> read_timeout;
};

// In the order of the option table.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): there is one
struct Options {
  bool as_phpredis = false;  // known before all others: host, port and times go to `verbatim`
  Verbatim verbatim;

  std::optional<std::string> host;
  std::optional<int> port;
  std::optional<std::string> socket;
  std::optional<TargetSpec> uri;
  std::vector<TargetSpec> arguments;  // targets named without a flag
  std::optional<int> database;
  Family family = Family::any;

  std::optional<std::string> user;
  std::optional<Secret> password;
  std::optional<std::string> password_file;
  bool ask_password = false;

  bool tls = false;
  TlsSettings tls_settings;

  double timeout = 0;  // seconds; 0: not set
  double read_timeout = 0;
  double deadline = 0;

  bool persistent = false;
  std::optional<std::string> persistent_id;
  bool check_echo = false;
  bool compare = false;  // each ping without and with persistence

  std::optional<std::string> phpredis;  // a release, or "all"
  std::optional<bool> pooling;          // none: as in the release's php.ini
  std::optional<std::string> pool_pattern;
  bool null_id = false;
  std::optional<long long> retry_interval;  // milliseconds
  bool zts = false;
  bool explain = false;
  std::optional<unsigned> workers;

  std::optional<std::string> file;               // a list of targets; of phpredis's, with options
  std::optional<std::string> service_discovery;  // a list as Prometheus reads it (file_sd)
  std::optional<unsigned> jobs;                  // targets under way at once
  std::optional<double> rate;                    // begun a second
  bool ordered = false;
  bool only_failures = false;

  bool topology = false;              // of a wait: for all that the target is part of
  std::optional<std::string> master;  // by Sentinel's name
  std::optional<std::string> sentinel_user;
  std::optional<Secret> sentinel_password;

  std::vector<Condition> expectations;

  std::optional<unsigned> count;   // none: once, and no summary
  std::optional<double> interval;  // seconds

  std::optional<double> backoff;
  std::optional<double> max_interval;  // seconds
  std::optional<unsigned> stable;
  bool invert = false;
  bool any = false;
  bool keep_trying = false;
  std::vector<std::string> child;  // the command that follows a wait; none: empty

  bool resolve = false;
  std::optional<OutputFormat> output;  // none: text
  Thresholds thresholds;               // of the output format nagios
  std::optional<std::string> out_file;
  std::optional<Template> format;  // in place of an output format
  bool quiet = false;
  bool verbose = false;
};

}  // namespace rconn::cli
