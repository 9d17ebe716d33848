#include "cli/command_line/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "cli/command_line/from_file.hpp"
#include "cli/command_line/help.hpp"
#include "cli/command_line/misspelt.hpp"
#include "cli/command_line/option_parser.hpp"
#include "cli/command_line/version.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/output_format.hpp"
#include "cli/targets/program.hpp"

namespace rconn::cli {
namespace {

using Words = std::vector<std::string>;

// serve --check FILE: the first argument is what --config would give.
bool is_configuration(const Options& options, std::string_view word) {
  return options.check_only && !options.config && !word.starts_with(name_mark);
}

std::optional<UsageError> store_configuration(const std::string& word, Options& options) {
  return find_option(config_option)->store(options, word);
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
  return UsageError{
      "--exit-simple cannot be used with --output nagios, which exits as a plugin: leave one out"};
}

std::optional<UsageError> check_output(const Command& command, const Options& options) {
  if (!options.output) return std::nullopt;
  const OutputFormatInfo& format = info(*options.output);
  if ((format.commands & bit(command.id)) != 0) return std::nullopt;
  return UsageError{fmt::format("--output {} is not for {}, which takes {}", format.name,
                                command.name, output_format_names(command.id))};
}

// What is printed at the end needs one.
std::optional<UsageError> check_end(const Options& options) {
  if (options.count != 0) return std::nullopt;
  if (options.out_file) {
    return UsageError{"--count 0 has no end at which --out-file is written: give a number"};
  }
  if (!options.output || !info(*options.output).needs_end) return std::nullopt;
  return UsageError{
      fmt::format("--count 0 has no end, at which --output {} is printed: give a number",
                  info(*options.output).name)};
}

// Whether a target may be one of the configuration file, whose options come before these.
bool may_name_targets(const Options& options) {
  const auto is_name = [](const TargetSpec& spec) { return !spec.name.empty(); };
  return options.file || options.service_discovery ||
         std::ranges::any_of(options.arguments, is_name);
}

// A program after the first target of a wait that cannot be a host, by its path or by what follows
// it, is a command to run. One that may be a host is tried, see run_wait().
std::optional<UsageError> forgotten_dashes(const Words& rest) {
  const auto is_no_target = [](const std::string& word) {
    return word.starts_with('-') || !from_argument_or_name(word);
  };
  for (auto word = rest.begin(); word != rest.end(); ++word) {
    const bool is_by_name = word != rest.begin() && is_program(*word) &&
                            std::any_of(word + 1, rest.end(), is_no_target);
    if (!is_by_name && !is_program_path(*word)) continue;
    return UsageError{fmt::format(
        "'{0}' is a program: a command to run follows --: rconn wait TARGET -- {0} ...", *word)};
  }
  return std::nullopt;
}

std::string answer_to(Question question, const Command& command) {
  switch (question) {
    case Question::help:
      return command_help(command);
    case Question::help_all:
      return whole_help(command);
    case Question::version:
      break;
  }
  return version_text();
}

CommandLine evaluate(const Command& command, ParsedOptions parsed, bool has_child) {
  CommandLine line{Request{&command, {}}, parsed.has(simple_exit_option)};
  Options& options = std::get<Request>(line.outcome).options;
  options.as_phpredis = is_for_phpredis(command.id, parsed);
  std::optional<UsageError> error = std::move(parsed.error);
  if (!error) error = store_options(parsed.given, options);
  if (!error && parsed.answer) {
    line.outcome = Answer{answer_to(*parsed.answer, command)};
    return line;
  }
  if (!error) {
    error = check_simple_exit(parsed, options);
    if (error) line.simple_exit = false;
  }
  if (!error) error = check_output(command, options);
  if (!error) error = check_end(options);
  if (!error) error = conflict_with_from(parsed);
  if (!error && command.id == CommandId::wait && !has_child) error = forgotten_dashes(parsed.rest);
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

// The words that follow the command.
CommandLine parse_command(const Command& command, Words words) {
  if (words.size() == 1 && words.front() == "-h") return {Answer{command_help(command)}};
  Words child = command.id == CommandId::wait ? take_child(words) : Words{};
  const std::string meant = single_dash(command, words);
  CommandLine line = evaluate(command, parse(command.id, std::move(words)), !child.empty());
  if (auto* error = std::get_if<UsageError>(&line.outcome); error != nullptr && !meant.empty()) {
    error->message = fmt::format("{}: {}", command.name, meant);
  }
  if (auto* request = std::get_if<Request>(&line.outcome)) {
    request->options.child = std::move(child);
  }
  return line;
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// "rconn help", "rconn help COMMAND".
CommandLine help_for(const Words& words) {
  if (words.empty()) return {Answer{general_help()}};
  if (words.size() > 1) return {no_command("help takes one command")};
  if (const Command* command = find_command(words.front())) return {Answer{command_help(*command)}};
  if (is_any(words.front(), {"help", "version"})) return {Answer{general_help()}};
  if (auto error = misspelt_command(words.front())) return {*std::move(error)};
  return {no_command("help takes a command")};
}

// None: the first word is none of these.
std::optional<CommandLine> general_answer(const Words& arguments) {
  const std::string& first = arguments.front();
  if (is_any(first, {"--help", "--help-all", "-?"}) || (first == "-h" && arguments.size() == 1)) {
    return CommandLine{Answer{general_help()}};
  }
  if (first == "help") return help_for({arguments.begin() + 1, arguments.end()});
  if (is_any(first, {"--version", "-V", "version"})) return CommandLine{Answer{version_text()}};
  return std::nullopt;
}

bool names_target(const Options& options) {
  return !options.arguments.empty() || options.host || options.socket || options.uri;
}

// Words without a command: a ping, if they name a target.
CommandLine ping_of(const Words& words) {
  for (std::size_t place = 1; place < words.size(); ++place) {
    const bool may_be_value = words[place - 1].starts_with('-');
    if (may_be_value || find_command(words[place]) == nullptr) continue;
    return {UsageError{fmt::format("the command comes first: rconn {} ...", words[place])}};
  }
  CommandLine line = parse_command(info(CommandId::ping), words);
  const auto* request = std::get_if<Request>(&line.outcome);
  if (request != nullptr && !names_target(request->options)) {
    line.outcome = no_command("neither a command nor a target");
  }
  return line;
}

bool asks_for_simple_exit(const Words& arguments) {
  return std::ranges::find(arguments, fmt::format("--{}", simple_exit_option)) != arguments.end();
}

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return {Answer{general_help(), true}};
  if (const Command* command = find_command(arguments.front())) {
    return parse_command(*command, {arguments.begin() + 1, arguments.end()});
  }
  std::optional<CommandLine> line = general_answer(arguments);
  if (!line) {
    if (auto error = misspelt_command(arguments.front())) {
      error->message += fmt::format(" A host of that name: rconn ping {}", arguments.front());
      line = CommandLine{*std::move(error)};
    }
  }
  if (!line) return ping_of(arguments);
  // Without a command, words that are values cannot be distinguished from options.
  line->simple_exit = asks_for_simple_exit(arguments);
  return *std::move(line);
}

}  // namespace rconn::cli
