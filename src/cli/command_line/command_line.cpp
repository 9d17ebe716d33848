#include "cli/command_line/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "cli/command_line/from_file.hpp"
#include "cli/command_line/help.hpp"
#include "cli/command_line/option_parser.hpp"
#include "cli/command_line/version.hpp"
#include "cli/options/number.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/text/nearest.hpp"
#include "connector/values/security/user_info.hpp"
#include "phpredis/address.hpp"

namespace rconn::cli {
namespace {

using Words = std::vector<std::string>;

// The commands that take an option, as "a, b or c"; empty if there is no such option.
std::string takers_of(std::string_view option) {
  const auto table = option_table();
  const auto found = std::ranges::find(table, option, &OptionSpec::name);
  if (found == table.end()) return "";
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    if (found->serves(command.id)) names.push_back(command.name);
  }
  const std::string last(names.back());
  names.pop_back();
  return names.empty() ? last : fmt::format("{} or {}", fmt::join(names, ", "), last);
}

// Does not quote the value: it may be a password.
UsageError unknown_option(const Command& command, const std::string& word) {
  const bool is_long = word.starts_with("--");
  if (word.starts_with("--pass") || word.starts_with("--auth")) {
    return UsageError{"unknown option: for a password, --pass"};
  }
  const std::string name = word.substr(0, is_long ? word.find('=') : 2);
  std::string text = fmt::format("unknown option '{}'", without_user_info(name));
  if (!is_long) return UsageError{text};
  const std::string bare = name.substr(2);
  const std::string takers = takers_of(bare);
  if (!takers.empty()) return UsageError{fmt::format("{} (it is one of {})", text, takers)};
  std::vector<std::string_view> own{"help"};
  for (const OptionSpec& option : option_table()) {
    if (option.serves(command.id)) own.push_back(option.name);
  }
  return UsageError{text + text::did_you_mean(bare, own, "--")};
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "HOST PORT", as telnet and nc take it. Quotes a target that was accepted.
std::string joined_with_port(const std::vector<TargetSpec>& before, const std::string& word) {
  if (before.empty() || !is_number(word)) return "";
  const TargetSpec& host = before.back();
  const auto port = port_number(word);
  const bool plain = host.shown.find("://") == std::string::npos && !host.host.starts_with('/');
  if (!plain || host.port != 0 || !port || port.value() == 0) return "";
  return phpredis::address(host.host, port.value());
}

// serve --check FILE: the first argument is what --config would give.
bool is_configuration(const Options& options, std::string_view word) {
  return options.check_only && !options.config && !word.starts_with(name_mark);
}

std::optional<UsageError> store_configuration(const std::string& word, Options& options) {
  const auto table = option_table();
  return std::ranges::find(table, config_option, &OptionSpec::name)->store(options, word);
}

std::optional<UsageError> store_targets(const Command& command, const Words& words,
                                        Options& options) {
  for (const std::string& word : words) {
    if (word == "--") continue;
    if (word.size() > 1 && word.starts_with('-')) return unknown_option(command, word);
    if (is_configuration(options, word)) {
      if (auto error = store_configuration(word, options)) return error;
      continue;
    }
    if (options.check_only && word.ends_with(".toml")) {
      return UsageError{"--check takes one configuration file; further arguments are targets"};
    }
    auto spec = from_argument_or_name(word);
    if (!spec) {
      const std::string joined = joined_with_port(options.arguments, word);
      return UsageError{fmt::format(
          "{}: {}", target_argument,
          joined.empty() ? spec.error().message
                         : fmt::format("a number is no host: did you mean {}?", joined))};
    }
    options.arguments.push_back(std::move(spec).value());
  }
  return std::nullopt;
}

bool is_for_phpredis(CommandId command, const ParsedOptions& parsed) {
  if (command != CommandId::key && command != CommandId::endpoint) return false;
  return parsed.has(phpredis_option) || parsed.has(explain_option) || parsed.has(file_option);
}

// Takes the words after the first "--", the command to run after the wait. That is done before
// parsing: else an option without its value ("-a $EMPTY -- server") would take the "--".
Words take_child(Words& words) {
  const auto dashes = std::ranges::find(words, "--");
  if (dashes == words.end()) return {};
  Words child(dashes + 1, words.end());
  words.erase(dashes, words.end());
  return child;
}

// A plugin's exit status has a meaning of its own.
std::optional<UsageError> check_simple_exit(const ParsedOptions& parsed, const Options& options) {
  if (!parsed.has(simple_exit_option) || options.output != OutputFormat::nagios) {
    return std::nullopt;
  }
  return UsageError{"--exit-simple cannot be used with --output nagios, which exits as a plugin"};
}

// A plugin ends within seconds, with one state.
std::optional<UsageError> check_output(const Command& command, const Options& options) {
  const bool lasts = command.id == CommandId::watch || command.id == CommandId::idle;
  if (!lasts || options.output != OutputFormat::nagios) return std::nullopt;
  return UsageError{"--output nagios is for commands that end soon, such as ping and check"};
}

// Whether a target may be one of the configuration file, whose options come before these.
bool may_name_targets(const Options& options) {
  const auto is_name = [](const TargetSpec& spec) { return !spec.name.empty(); };
  return options.file || options.service_discovery ||
         std::ranges::any_of(options.arguments, is_name);
}

CommandLine evaluate(const Command& command, ParsedOptions parsed) {
  CommandLine line{Request{&command, {}}, parsed.has(simple_exit_option)};
  Options& options = std::get<Request>(line.outcome).options;
  options.as_phpredis = is_for_phpredis(command.id, parsed);
  std::optional<UsageError> error = std::move(parsed.error);
  if (!error) error = store_options(parsed.given, options);
  if (!error && parsed.help) {
    line.outcome = Answer{command_help(command)};
    return line;
  }
  if (!error) {
    error = check_simple_exit(parsed, options);
    if (error) line.simple_exit = false;
  }
  if (!error) error = check_output(command, options);
  if (!error) error = conflict_with_from(parsed);
  if (!error) error = store_targets(command, parsed.rest, options);
  if (!error && may_name_targets(options)) options.given = std::move(parsed.given);
  if (error) line.outcome = UsageError{fmt::format("{}: {}", command.name, error->message)};
  return line;
}

// Without options there is nothing to parse, and CLI11 costs as much as the rest of a ping.
ParsedOptions parse(CommandId command, Words words) {
  const auto is_option = [](const std::string& word) { return word.starts_with('-'); };
  if (std::ranges::any_of(words, is_option)) return parse_options(command, words);
  ParsedOptions parsed;
  parsed.rest = std::move(words);
  return parsed;
}

UsageError no_command(std::string_view problem) {
  std::string known;
  for (const Command& command : commands()) {
    known += fmt::format("{}{}", known.empty() ? "" : ", ", command.name);
  }
  return UsageError{fmt::format("{} (commands: {}; see rconn --help)", problem, known)};
}

UsageError unknown_command(const std::string& word) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  names.insert(names.end(), {"--help", "--version"});
  const std::string meant = text::did_you_mean(word, names);
  // Quoted only if it looks like a command: it may be a target with a password.
  const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
  if (plain) return no_command(fmt::format("unknown command '{}'{}", word, meant));
  return no_command(meant.empty() ? "the command comes first: rconn ping TARGET"
                                  : "unknown command" + meant);
}

// "-timeout 5" is read as "-t imeout". Says what was meant if an error comes of it.
std::string single_dash(const Command& command, const Words& words) {
  for (auto word = words.begin(); word != words.end(); ++word) {
    // It may be the value of the option before it, and a password.
    if (word != words.begin() && (word - 1)->starts_with('-')) continue;
    if (!word->starts_with('-') || word->starts_with("--") || word->starts_with("-a")) continue;
    for (const OptionSpec& option : option_table()) {
      if (!option.serves(command.id) || std::string_view(*word).substr(1) != option.name) continue;
      return fmt::format("; did you mean --{}?", option.name);
    }
  }
  return "";
}

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return {no_command("no command given")};
  const std::string& first = arguments.front();
  if (const Command* command = find_command(first)) {
    Words words(arguments.begin() + 1, arguments.end());
    Words child = command->id == CommandId::wait ? take_child(words) : Words{};
    const std::string meant = single_dash(*command, words);
    CommandLine line = evaluate(*command, parse(command->id, std::move(words)));
    if (auto* error = std::get_if<UsageError>(&line.outcome)) error->message += meant;
    if (auto* request = std::get_if<Request>(&line.outcome)) {
      request->options.child = std::move(child);
    }
    return line;
  }
  // Without a command, words that are values cannot be distinguished from options.
  const bool simple_exit =
      std::ranges::find(arguments, fmt::format("--{}", simple_exit_option)) != arguments.end();
  if (first == "--help" || first == "-?" || first == "help") {
    return {Answer{general_help()}, simple_exit};
  }
  if (first == "--version") return {Answer{version_text()}, simple_exit};
  return {unknown_command(first), simple_exit};
}

}  // namespace rconn::cli
