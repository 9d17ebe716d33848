#include "cli/command_line/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/options/option_table.hpp"
#include "cli/options/output_format.hpp"
#include "connector/values/text/split.hpp"
#include "connector/values/verdict.hpp"

namespace rconn::cli {
namespace {

constexpr int command_width = 20;
constexpr int option_width = 29;

// What the short help leaves out, so that it fits a screen.
bool is_rarely_used(const OptionSpec& option, CommandId command) {
  constexpr unsigned about_keys =
      bit(CommandId::ping) | bit(CommandId::key) | bit(CommandId::endpoint);
  const bool is_of_keys = option.name == persistent_option || option.name == persistent_id_option;
  if (is_of_keys && (about_keys & bit(command)) == 0) return true;
  return option.is_rare;
}

void add_line(std::string& text, std::string_view name, int width, std::string_view help) {
  fmt::format_to(std::back_inserter(text), "  {:<{}}{}\n", name, width, help);
}

std::string names_of(const OptionSpec& option) {
  std::string names = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
  names += fmt::format("--{}", option.name);
  if (!option.is_flag()) names += fmt::format(" {}", option.value);
  return names;
}

// Of "1; wait: 0.5; watch: 0.1", what holds for one command, as " (0.5)"; empty if nothing does.
std::string default_for(std::string_view defaults, const Command& command) {
  std::string_view general;
  for (std::string_view each : split(defaults, ';')) {
    if (each.starts_with(' ')) each.remove_prefix(1);
    const auto colon = each.find(": ");
    if (colon == std::string_view::npos) {
      general = each;
    } else if (each.substr(0, colon) == command.name) {
      return fmt::format(" ({})", each.substr(colon + 2));
    }
  }
  return general.empty() ? "" : fmt::format(" ({})", general);
}

bool differs_by_command(std::string_view defaults) {
  return std::ranges::any_of(commands(), [defaults](const Command& command) {
    return defaults.find(fmt::format("{}: ", command.name)) != std::string_view::npos;
  });
}

std::string help_of(const OptionSpec& option, const Command& command) {
  if (option.name == output_option) return output_format_names(command.id);
  const auto open = option.help.rfind(" (");
  if (open == std::string_view::npos || !option.help.ends_with(')'))
    return std::string(option.help);
  const std::string_view defaults = option.help.substr(open + 2, option.help.size() - open - 3);
  if (!differs_by_command(defaults)) return std::string(option.help);
  return std::string(option.help.substr(0, open)) + default_for(defaults, command);
}

std::string help_with(const Command& command, bool with_rare) {
  std::string text = fmt::format("Usage: rconn {} [{}...] [OPTIONS]{}\n\n{}\n\n", command.name,
                                 target_argument, command.after_options, command.summary);
  std::string_view section;
  for (const OptionSpec& option : option_table()) {
    if (!option.serves(command.id) || (!with_rare && is_rarely_used(option, command.id))) continue;
    if (option.section != section)
      fmt::format_to(std::back_inserter(text), "{}:\n", option.section);
    section = option.section;
    add_line(text, names_of(option), option_width, help_of(option, command));
  }
  if (with_rare) {
    text += "Help:\n";
    add_line(text, "-?, --help", option_width, "print the options that are used often");
    add_line(text, "    --help-all", option_width, "print this text");
    add_line(text, "-V, --version", option_width, "print the version");
  }
  fmt::format_to(std::back_inserter(text), "\n{}man rconn explains all.\nExamples:\n{}",
                 with_rare ? "" : "--help-all shows all options; ", command.examples);
  return text;
}

}  // namespace

std::string general_help() {
  std::string text =
      "Usage: rconn COMMAND [TARGET...] [OPTIONS]\n"
      "       rconn TARGET...          the same as rconn ping TARGET...\n\n"
      "Can this machine talk to that Redis, and if not, why not?\n\n"
      "Commands:\n";
  for (const Command& command : commands())
    add_line(text, command.name, command_width, command.summary);
  text +=
      "\nA target is HOST, HOST:PORT, ::1, [::1]:6379, /path/to.sock or a URI such as\n"
      "redis://user:password@host:6379/0. Without one: $REDIS_URL, else 127.0.0.1:6379.\n"
      "@NAME is a target of the configuration file (--config FILE).\n\n"
      "Exit status:\n";
  for (const VerdictInfo& row : verdicts()) {
    add_line(text, fmt::format("{:<4}{}", row.exit, row.name), command_width, row.meaning);
  }
  add_line(text, "124 wait", command_width, "its deadline has passed");
  text += "\n";
  add_line(text, "-?, --help", command_width, "print this text; after a command: its options");
  add_line(text, "-V, --version", command_width, "print the version");
  return text;
}

std::string command_help(const Command& command) { return help_with(command, false); }

std::string whole_help(const Command& command) { return help_with(command, true); }

}  // namespace rconn::cli
