#include "cli/command_line/option_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/command_line/cli11.hpp"

namespace rconn::cli {
namespace {

using Words = std::vector<std::string>;

// A byte that no word contains.
constexpr char mark = '\0';

// Keeps CLI11 from reading "--id=" as an option whose value is the next word, "--quiet=true" as
// "--quiet", and the end of "-v-quiet" as "--quiet": the mark makes a value after each
// '=' non-empty, and stands for an unknown letter before each '-' among letters.
std::string marked(std::string word) {
  if (word.starts_with("--")) {
    if (word.find('=') != std::string::npos) word += mark;
  } else if (word.starts_with('-')) {
    for (auto dash = word.find('-', 1); dash != std::string::npos;
         dash = word.find('-', dash + 2)) {
      word.insert(dash, 1, mark);
    }
  }
  return word;
}

Words unmarked(Words words) {
  for (std::string& word : words) std::erase(word, mark);
  return words;
}

// Whether a word may be or contain this option.
bool is_mentioned(const OptionSpec& spec, const Words& words) {
  return std::ranges::any_of(words, [&spec](const std::string& word) {
    if (word.starts_with("--")) {
      return std::string_view(word).substr(2, word.find('=') - 2) == spec.name;
    }
    return spec.letter != 0 && word.starts_with('-') && word.find(spec.letter) != std::string::npos;
  });
}

struct Registered {
  const OptionSpec* spec;
  CLI::Option* option;
};

CLI::Option* register_option(CLI::App& app, const OptionSpec& spec) {
  std::string names = fmt::format("--{}", spec.name);
  if (spec.letter != 0) names += fmt::format(",-{}", spec.letter);
  if (spec.is_flag()) return app.add_flag(std::move(names));
  return app.add_option(std::move(names))->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

// Registering an option costs CLI11 more than parsing a short command line.
std::vector<Registered> register_mentioned(CLI::App& app, CommandId command, const Words& words) {
  std::vector<Registered> all;
  for (const OptionSpec& spec : option_table()) {
    if (!spec.serves(command) || !is_mentioned(spec, words)) continue;
    all.push_back({&spec, register_option(app, spec)});
  }
  return all;
}

std::optional<UsageError> parse(CLI::App& app, const Words& words,
                                const std::vector<Registered>& registered) {
  Words reversed;
  reversed.reserve(words.size());
  std::transform(words.rbegin(), words.rend(), std::back_inserter(reversed), marked);
  try {
    app.parse(std::move(reversed));
    return std::nullopt;
  } catch (const CLI::ArgumentMismatch& mismatch) {
    // Can only mean a missing value. The message begins with the option's name.
    const std::string message = mismatch.what();
    for (const auto& [spec, option] : registered) {
      if (!message.starts_with(option->get_name() + ":")) continue;
      return UsageError{fmt::format("--{} needs a value ({})", spec->name, spec->value)};
    }
  } catch (const CLI::Error&) {
    // Not quoted: the message may contain a value, and a value may be a password.
  }
  return UsageError{"the options cannot be parsed: write each as a word of its own"};
}

bool has_value(const Words& results_of_flag) {
  return std::ranges::any_of(results_of_flag,
                             [](const std::string& result) { return result != "true"; });
}

// The rest of the word must not be quoted: it may contain a password, as in "-v-qaSECRET".
bool begins_with_dash_among_letters(const std::string& word) {
  return word.starts_with(std::string{'-', mark});
}

}  // namespace

bool ParsedOptions::has(std::string_view name) const {
  return std::ranges::any_of(
      given, [name](const GivenOption& option) { return option.spec->name == name; });
}

ParsedOptions parse_options(CommandId command, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  const CLI::Option* const help = app.add_flag("--help,-?");
  const CLI::Option* const help_all = app.add_flag("--help-all");
  const CLI::Option* const version = app.add_flag("--version,-V");
  const std::vector<Registered> registered = register_mentioned(app, command, words);
  ParsedOptions parsed;
  parsed.error = parse(app, words, registered);
  for (const CLI::Option* const flag : {help, help_all, version}) {
    if (flag->count() > 0 && has_value(flag->results())) {
      parsed.error = UsageError{fmt::format("{} takes no value", flag->get_name())};
    }
  }
  if (help->count() > 0) parsed.answer = Question::help;
  if (help_all->count() > 0) parsed.answer = Question::help_all;
  if (version->count() > 0) parsed.answer = Question::version;
  for (const auto& [spec, option] : registered) {
    if (option->count() == 0) continue;
    if (spec->is_flag() && has_value(option->results())) {
      parsed.error = UsageError{fmt::format("--{} takes no value", spec->name)};
    }
    parsed.given.push_back({spec, unmarked(option->results())});
  }
  parsed.rest = app.remaining();
  if (std::ranges::any_of(parsed.rest, begins_with_dash_among_letters)) {
    parsed.error = UsageError{"a '-' among option letters: write each option as a word of its own"};
  }
  parsed.rest = unmarked(std::move(parsed.rest));
  return parsed;
}

}  // namespace rconn::cli
