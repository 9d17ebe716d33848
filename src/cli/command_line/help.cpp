#include "cli/command_line/help.hpp"

#include <fmt/format.h>

#include <iterator>

#include "cli/options/option_table.hpp"
#include "connector/values/verdict.hpp"

namespace rconn::cli {
namespace {

constexpr int command_width = 20;
constexpr int option_width = 29;

void add_line(std::string& text, std::string_view name, int width, std::string_view help) {
  fmt::format_to(std::back_inserter(text), "  {:<{}}{}\n", name, width, help);
}

std::string names_of(const OptionSpec& option) {
  std::string names = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
  names += fmt::format("--{}", option.name);
  if (!option.is_flag()) names += fmt::format(" {}", option.value);
  return names;
}

}  // namespace

std::string general_help() {
  std::string text =
      "Usage: rconn COMMAND [TARGET...] [OPTIONS]\n\n"
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
  text += "\n";
  add_line(text, "-?, --help", command_width, "print this text; after a command: its options");
  add_line(text, "    --version", command_width, "print the version");
  return text;
}

std::string command_help(const Command& command) {
  std::string text = fmt::format("Usage: rconn {} [{}...] [OPTIONS]\n\n{}\n", command.name,
                                 target_argument, command.summary);
  std::string_view section;
  for (const OptionSpec& option : option_table()) {
    if (!option.serves(command.id)) continue;
    if (option.section != section)
      fmt::format_to(std::back_inserter(text), "\n{}:\n", option.section);
    section = option.section;
    add_line(text, names_of(option), option_width, option.help);
  }
  add_line(text, "-?, --help", option_width, "print this text");
  fmt::format_to(std::back_inserter(text), "\nExamples:\n{}", command.examples);
  return text;
}

}  // namespace rconn::cli
