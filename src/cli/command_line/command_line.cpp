#include "cli/command_line/command_line.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <utility>

#include "cli/command_line/arguments.hpp"
#include "cli/command_line/help.hpp"
#include "cli/options/option_table.hpp"

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

// CLI11 takes "--id=" for an option without its value and reads on; here it is an empty value.
Words with_separate_values(const Words& words) {
  const std::vector<Role> parts = roles(words);
  Words separate;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Role& part = parts[i];
    if (words[i].starts_with("--") && part.is_known_option() && part.carries_value()) {
      separate.push_back(words[i].substr(0, part.value_at - 1));
      separate.push_back(words[i].substr(part.value_at));
    } else {
      separate.push_back(words[i]);
    }
  }
  return separate;
}

bool has_dash_among_letters(const std::string& word, const Role& part) {
  if (part.kind != Role::Kind::option || word.starts_with("--")) return false;
  return word.substr(1, part.carries_value() ? part.value_at - 1 : part.value_at).find('-') !=
         std::string::npos;
}

// CLI11 would let "--quiet=no" through and undo the flag; it would take the end of "-v-qaSECRET"
// for a name, to be quoted; and it says little about a value that is missing, as only the last
// word's can be.
std::optional<UsageError> misused_option(const Words& words) {
  if (words.empty()) return std::nullopt;
  const std::vector<Role> parts = roles(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (has_dash_among_letters(words[i], parts[i])) {
      return UsageError{"a '-' among the letters of options"};
    }
  }
  for (const Role& part : parts) {
    if (part.is_known_option() && part.option->is_flag() && part.carries_value()) {
      return UsageError{fmt::format("--{} takes no value", part.option->name)};
    }
  }
  const Role& last = parts.back();
  if (last.is_known_option() && !last.option->is_flag() && !last.carries_value()) {
    return UsageError{
        fmt::format("--{} needs a value ({})", last.option->name, last.option->value)};
  }
  return std::nullopt;
}

// A value is not quoted: it may be a password.
UsageError unknown_option(const std::string& word) {
  std::string name = word.substr(0, word.find('='));
  if (!word.starts_with("--")) {
    const auto known = [](char letter) {
      return std::ranges::find(option_table(), letter, &OptionSpec::letter) != option_table().end();
    };
    const auto unknown = std::find_if_not(word.begin() + 1, word.end(), known);
    name = {'-', unknown == word.end() ? word[1] : *unknown};
  }
  return UsageError{fmt::format("unknown option '{}'", name)};
}

void add_option(CLI::App& app, const OptionSpec& option, Options& options) {
  const auto keep = [&option, &options](const std::string& value) {
    if (const auto error = option.store(options, value)) {
      throw CLI::ValidationError(fmt::format("--{}", option.name), error->message);
    }
  };
  if (option.is_flag()) {
    app.add_flag_callback(flags_of(option), [keep] { keep({}); });
  } else if (option.repeats) {
    const auto keep_each = [keep](const Words& values) { std::ranges::for_each(values, keep); };
    app.add_option_function<Words>(flags_of(option), keep_each)
        ->type_name(std::string(option.value))
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  } else {
    app.add_option_function<std::string>(flags_of(option), keep)
        ->type_name(std::string(option.value))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
}

std::optional<UsageError> keep_arguments(const Words& words, Options& options) {
  for (const std::string& word : words) {
    if (word == "--") continue;
    if (word.size() > 1 && word.starts_with('-')) return unknown_option(word);
    auto notation = from_argument(word);
    if (!notation) {
      return UsageError{fmt::format("{}: {}", target_argument, notation.error().message)};
    }
    options.arguments.push_back(std::move(notation).value());
  }
  return std::nullopt;
}

bool is_for_phpredis(CommandId command, const Words& words) {
  if (command != CommandId::key && command != CommandId::endpoint) return false;
  return std::ranges::any_of(roles(words), [](const Role& part) {
    if (!part.is_known_option()) return false;
    const std::string_view name = part.option->name;
    return name == phpredis_option || name == explain_option || name == file_option;
  });
}

// Registering an option costs CLI11 more than the rest of a ping's parsing together, so at first
// only those are registered that the words may mention. Whatever goes wrong then is judged again
// with all of them.
CommandLine parse(const Command& command, const Words& words, bool with_all_options) {
  Request request{&command, {}};
  request.options.topology = command.id == CommandId::topology;
  if (std::ranges::none_of(words, [](const std::string& word) { return word.starts_with('-'); })) {
    if (auto error = keep_arguments(words, request.options)) return *std::move(error);
    return request;
  }
  request.options.as_phpredis = is_for_phpredis(command.id, words);
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
  } catch (const CLI::Error& error) {
    return UsageError{error.what()};
  }
  if (help) return Answer{command_help(command)};
  if (auto error = keep_arguments(app.remaining(), request.options)) return *std::move(error);
  return request;
}

// What follows the first "--" of a wait: the command to run after it.
Words take_child(Words& words) {
  const auto dashes = std::ranges::find(words, "--");
  if (dashes == words.end()) return {};
  Words child(dashes + 1, words.end());
  words.erase(dashes, words.end());
  return child;
}

UsageError no_command(std::string_view problem) {
  std::string known;
  for (const Command& command : commands()) {
    known += fmt::format("{}{}", known.empty() ? "" : ", ", command.name);
  }
  return UsageError{fmt::format("{} (commands: {}; see rconn --help)", problem, known)};
}

}  // namespace

bool wants_simple_exit(const std::vector<std::string>& arguments) {
  return std::ranges::any_of(roles(arguments), [](const Role& part) {
    return part.is_known_option() && part.option->name == simple_exit_option;
  });
}

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return no_command("a command is missing");
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-?" || first == "help") return Answer{general_help()};
  if (first == "--version") return Answer{version_text()};
  const Command* command = find_command(first);
  if (command == nullptr) {
    // Quoted only if it can be a command: it may be a target, password and all.
    const bool plain = first.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    return no_command(plain ? fmt::format("unknown command '{}'", first)
                            : "the command comes first: rconn ping TARGET");
  }

  Words given(arguments.begin() + 1, arguments.end());
  const Words child = command->id == CommandId::wait ? take_child(given) : Words{};
  const Words words = with_separate_values(given);
  CommandLine outcome = parse(*command, words, false);
  if (std::holds_alternative<UsageError>(outcome)) outcome = parse(*command, words, true);
  if (auto error = misused_option(given)) outcome = *std::move(error);
  if (auto* request = std::get_if<Request>(&outcome)) request->options.child = child;
  if (auto* error = std::get_if<UsageError>(&outcome)) {
    error->message = fmt::format("{}: {}", command->name, error->message);
  }
  return outcome;
}

}  // namespace rconn::cli
