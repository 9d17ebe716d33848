#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <span>
#include <utility>

#include "cli/help.hpp"
#include "cli/option_table.hpp"

namespace rconn::cli {
namespace {

using Words = std::vector<std::string>;

std::string flags_of(const OptionSpec& option) {
  return option.letter == 0 ? fmt::format("--{}", option.name)
                            : fmt::format("-{},--{}", option.letter, option.name);
}

// Whether the words may use this option. Too many is harmless: it is about what to register.
bool may_mention(const Words& words, const OptionSpec& option) {
  return std::ranges::any_of(words, [&option](const std::string& word) {
    if (word.starts_with("--")) return word.compare(2, option.name.size(), option.name) == 0;
    return option.letter != 0 && word.starts_with('-') &&
           word.find(option.letter) != std::string::npos;
  });
}

// CLI11 takes "--id=" for a flag without its value and reads on; here it is an empty value.
Words with_separate_values(std::span<const std::string> words) {
  Words separate;
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    const auto names_word = [&](const OptionSpec& option) {
      return !option.is_flag() && word.compare(2, equals - 2, option.name) == 0;
    };
    if (word.starts_with("--") && equals != std::string::npos &&
        std::ranges::any_of(option_table(), names_word)) {
      separate.push_back(word.substr(0, equals));
      separate.push_back(word.substr(equals + 1));
    } else {
      separate.push_back(word);
    }
  }
  return separate;
}

void add_option(CLI::App& app, const OptionSpec& option, Options& options) {
  const auto keep = [&option, &options](const std::string& value) {
    if (const auto error = option.keep(options, value)) {
      throw CLI::ValidationError(fmt::format("--{}", option.name), error->message);
    }
  };
  if (option.is_flag()) {
    app.add_flag_callback(flags_of(option), [keep] { keep({}); });
  } else {
    app.add_option_function<std::string>(flags_of(option), keep)
        ->type_name(std::string(option.value))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
}

std::optional<UsageError> keep_arguments(const Words& words, Options& options) {
  for (const std::string& word : words) {
    if (word == "--") continue;
    if (word.size() > 1 && word.starts_with('-')) {
      // A value is not quoted: it may be a password.
      return UsageError{fmt::format("unknown option '{}'", word.substr(0, word.find('=')))};
    }
    auto notation = from_argument(word);
    if (!notation) return UsageError{fmt::format("{}: {}", target_argument, notation.error().message)};
    options.arguments.push_back(std::move(notation).value());
  }
  return std::nullopt;
}

// CLI11 would let "--quiet=no" through and undo the flag.
std::optional<UsageError> flag_with_value(const Words& words) {
  for (const std::string& word : words) {
    for (const OptionSpec& option : option_table()) {
      if (option.is_flag() && word.starts_with(fmt::format("--{}=", option.name))) {
        return UsageError{fmt::format("--{} takes no value", option.name)};
      }
    }
  }
  return std::nullopt;
}

// Values are taken whatever they look like, so only the last word can lack one.
UsageError missing_value(const Words& words) {
  const std::string& last = words.back();
  for (const OptionSpec& option : option_table()) {
    if (!option.is_flag() && (last == fmt::format("--{}", option.name) ||
                              (!last.starts_with("--") && last.back() == option.letter))) {
      return UsageError{fmt::format("--{} needs a value ({})", option.name, option.value)};
    }
  }
  return UsageError{fmt::format("'{}' lacks a value", last)};
}

// Registering an option costs CLI11 more than the rest of a ping's parsing together, so at first
// only those are registered that the words may mention. Whatever goes wrong then is judged again
// with all of them.
CommandLine parse(const Command& command, const Words& words, bool with_all_options) {
  Request request{&command, {}};
  if (std::ranges::none_of(words, [](const std::string& word) { return word.starts_with('-'); })) {
    if (auto error = keep_arguments(words, request.options)) return *std::move(error);
    return request;
  }
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  bool help = false;
  app.add_flag("-?,--help", help);
  for (const OptionSpec& option : option_table()) {
    if (option.serves(command.id) && (with_all_options || may_mention(words, option))) {
      add_option(app, option, request.options);
    }
  }
  try {
    app.parse(Words(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch&) {
    return missing_value(words);
  } catch (const CLI::Error& error) {
    return UsageError{error.what()};
  }
  if (help) return Answer{command_help(command)};
  if (auto error = keep_arguments(app.remaining(), request.options)) return *std::move(error);
  return request;
}

UsageError no_command(std::string_view problem) {
  std::string known;
  for (const Command& command : commands()) {
    known += fmt::format("{}{}", known.empty() ? "" : ", ", command.name);
  }
  return UsageError{fmt::format("{} (commands: {}; see rconn --help)", problem, known)};
}

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return no_command("a command is missing");
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-?" || first == "help") return Answer{general_help()};
  if (first == "--version") return Answer{version_text()};
  const Command* command = find_command(first);
  if (command == nullptr) return no_command(fmt::format("unknown command '{}'", first));

  const Words words = with_separate_values(std::span(arguments).subspan(1));
  CommandLine outcome = parse(*command, words, false);
  if (std::holds_alternative<UsageError>(outcome)) outcome = parse(*command, words, true);
  if (auto error = flag_with_value(words)) outcome = *std::move(error);
  if (auto* error = std::get_if<UsageError>(&outcome)) {
    error->message = fmt::format("{}: {}", command->name, error->message);
  }
  return outcome;
}

}  // namespace rconn::cli
