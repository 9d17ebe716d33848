#include "cli/commands/configurations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "cli/command_line/command_line.hpp"
#include "cli/options/end_of_run.hpp"
#include "cli/options/option_table.hpp"
#include "cli/targets/whole_file.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/text/split.hpp"

namespace rconn::cli {
namespace {

using phpredis::Arguments;
using phpredis::PersistentId;

constexpr std::string_view blanks = " \t\n\v\f\r";

PersistentId id_of(const Options& options) {
  if (options.null_id) return PersistentId::null();
  return options.persistent_id ? PersistentId(*options.persistent_id) : PersistentId::none();
}

// The arguments that all targets of one command line share.
Arguments common(const Options& options) {
  Arguments arguments;
  arguments.port = options.verbatim.port;
  arguments.timeout = options.verbatim.timeout;
  arguments.read_timeout = options.verbatim.read_timeout;
  arguments.retry_interval = options.retry_interval;
  arguments.id = id_of(options);
  arguments.user = options.user;
  arguments.password = options.password || options.password_file || options.ask_password;
  arguments.database = options.database;
  arguments.zts = options.zts;
  return arguments;
}

// The target with the options that distinguish configurations of the same target.
std::string described(const std::string& target, const Arguments& arguments) {
  std::string text = target;
  if (arguments.timeout) text += fmt::format(" -t {}", *arguments.timeout);
  if (arguments.read_timeout) text += fmt::format(" --read-timeout {}", *arguments.read_timeout);
  if (arguments.id.given()) {
    const auto& id = arguments.id.text();
    text += id ? fmt::format(" --persistent-id '{}'", *id) : " --null-id";
  }
  if (arguments.user) text += " --user " + *arguments.user;
  if (arguments.database) text += fmt::format(" -n {}", *arguments.database);
  return text;
}

Configuration by_flags(const Options& options) {
  Configuration configuration{
      .named = {}, .arguments = common(options), .settings = {}, .warnings = {}};
  Arguments& arguments = configuration.arguments;
  arguments.host = options.socket ? *options.socket : options.verbatim.host.value_or("127.0.0.1");
  if (options.tls) arguments.host = "tls://" + arguments.host;
  const std::string port = arguments.port ? fmt::format(" -p {}", *arguments.port) : "";
  configuration.named = described(arguments.host + port, arguments);
  return configuration;
}

Configuration by_notation(const Options& options, const TargetSpec& notation) {
  Configuration configuration{
      .named = {}, .arguments = common(options), .settings = {}, .warnings = {}};
  Arguments& arguments = configuration.arguments;
  arguments.host = (options.tls || notation.tls ? "tls://" : "") + notation.host;
  if (notation.port != 0) arguments.port = notation.port;
  if (!arguments.user) arguments.user = notation.user;
  arguments.password = arguments.password || notation.password;
  configuration.named = described(notation.shown, arguments);
  configuration.warnings = notation.warnings;
  if (!arguments.database) arguments.database = notation.database;
  return configuration;
}

Parsed<std::vector<Configuration>> of_command_line(const Options& options,
                                                   const Environment& environment) {
  const bool by_flag = options.verbatim.host || options.socket || options.verbatim.port;
  std::vector<TargetSpec> notations = options.arguments;
  if (options.uri) notations.push_back(*options.uri);
  if (notations.empty() && !by_flag && environment.redis_url) {
    auto parsed = from_uri(*environment.redis_url);
    if (!parsed) return UsageError{"$REDIS_URL: " + parsed.error().message};
    notations.push_back(std::move(parsed).value());
  }
  if (!notations.empty() && (options.verbatim.host || options.socket)) {
    return UsageError{fmt::format("{} and {} each name a target: give only one of them",
                                  options.verbatim.host ? "--host" : "--socket",
                                  options.uri ? "--uri" : "TARGET")};
  }
  std::vector<Configuration> all;
  all.reserve(notations.size() + 1);
  for (const TargetSpec& notation : notations) all.push_back(by_notation(options, notation));
  if (all.empty()) all.push_back(by_flags(options));
  return all;
}

// Rejects options that cannot be combined with the rules of a release.
std::optional<UsageError> misfit(const Options& options) {
  const auto is_name = [](const TargetSpec& spec) { return !spec.name.empty(); };
  if (options.config || std::ranges::any_of(options.arguments, is_name)) {
    return UsageError{
        "@NAME and --config cannot be used with --phpredis, --explain or --file: the rules of a "
        "release apply to host and port as the call gives them"};
  }
  if (options.resolve)
    return UsageError{"--resolve and --phpredis exclude each other: leave one out"};
  if (options.format)
    return UsageError{
        "--format cannot be used with --phpredis, --explain or --file: leave it out, or give -o "
        "json"};
  if (options.explain && options.phpredis == all_releases) {
    return UsageError{"--explain needs one release, for example --phpredis 5.3.7"};
  }
  if (options.null_id && options.persistent_id) {
    return UsageError{"--null-id and --persistent-id exclude each other: leave one out"};
  }
  return std::nullopt;
}

// Parses one line of --file as a command line, whose errors begin with the command.
Parsed<std::vector<Configuration>> of_line(const std::string& line) {
  constexpr std::string_view prefix = "key: ";
  if (line.find('\0') != std::string::npos)
    return UsageError{"an argument cannot contain a NUL byte"};
  std::vector<std::string> words{"key", "--explain"};
  for (const std::string_view word : words_in(line, blanks)) words.emplace_back(word);
  const CommandLine parsed = parse_command_line(words);
  if (const auto* error = std::get_if<UsageError>(&parsed.outcome)) {
    std::string_view message = error->message;
    if (message.starts_with(prefix)) message.remove_prefix(prefix.size());
    return UsageError{std::string(message)};
  }
  const auto* request = std::get_if<Request>(&parsed.outcome);
  if (request == nullptr || request->options.file)
    return UsageError{"a line takes only targets and options of key"};
  return of_command_line(request->options, {});
}

void place_warnings(Configuration& configuration, const std::string& place) {
  for (std::string& warning : configuration.warnings) {
    warning = fmt::format("{}: {}", place, warning);
  }
}

Parsed<std::vector<Configuration>> of_lines(std::string_view lines, const std::string& file) {
  std::vector<Configuration> all;
  std::size_t number = 0;
  for (const std::string_view each : split(lines, '\n')) {
    ++number;
    const std::string line(each);
    if (caught_signal() != 0) return UsageError{file + ": interrupted by a signal"};
    const auto start = line.find_first_not_of(" \t\r");
    if (start == std::string::npos || line[start] == '#') continue;
    auto some = of_line(line);
    if (!some) {
      return UsageError{fmt::format("{}, line {}: {}", file, number, some.error().message)};
    }
    for (Configuration& configuration : some.value()) {
      place_warnings(configuration, fmt::format("{}, line {}", file, number));
      all.push_back(std::move(configuration));
    }
  }
  if (all.empty()) return UsageError{fmt::format("{} names no target: give one a line", file)};
  return all;
}

Parsed<std::vector<Configuration>> of_file(const std::string& file,
                                           const std::optional<net::Clock::time_point>& end) {
  auto content = read_whole(file, end);
  if (!content) return UsageError{"--file: " + content.error().message};
  return of_lines(content.value(), name_of_file(file));
}

}  // namespace

Parsed<std::vector<Configuration>> name_configurations(const Options& options,
                                                       const Environment& environment) {
  if (auto error = misfit(options)) return *std::move(error);
  const bool named = options.verbatim.host || options.socket || options.uri ||
                     options.verbatim.port || !options.arguments.empty();
  std::vector<Configuration> all;
  if (named || !options.file) {
    auto some = of_command_line(options, environment);
    if (!some) return std::move(some).error();
    all = std::move(some).value();
  }
  if (options.file) {
    auto some = of_file(*options.file, end_of_run(options));
    if (!some) return std::move(some).error();
    for (Configuration& configuration : some.value()) all.push_back(std::move(configuration));
  }
  for (Configuration& configuration : all) {
    configuration.settings.pooling = options.pooling;
    configuration.settings.pool_pattern = options.pool_pattern;
  }
  return all;
}

std::vector<std::string> warnings_of(const std::vector<Configuration>& configurations) {
  std::vector<std::string> all;
  std::set<std::string_view> seen;
  for (const Configuration& configuration : configurations) {
    for (const std::string& warning : configuration.warnings) {
      // Targets of one line may have the same.
      if (seen.insert(warning).second) all.push_back(warning);
    }
  }
  return all;
}

}  // namespace rconn::cli
