// Every option there is: its names, its help, which commands take it, and where its value goes.
// Entry point: option_table(). The one list that parsing, --help and the checks of man page and
// completions go by.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

struct OptionSpec {
  std::string_view section;  // of the help text
  char letter;               // 0: none
  std::string_view name;     // without the dashes
  std::string_view value;    // what the help calls the value; empty: a flag
  std::string_view help;
  unsigned commands;  // the CommandIds that take it, as bits
  // Checks `value` and stores it; the message says what is wrong with it. A flag's is not looked
  // at.
  std::optional<UsageError> (*store)(Options& options, const std::string& value);
  bool repeats = false;  // each one counts; elsewhere the last one

  [[nodiscard]] bool is_flag() const { return value.empty(); }
  [[nodiscard]] bool serves(CommandId command) const { return (commands & bit(command)) != 0; }
};

std::span<const OptionSpec> option_table();

// Looked for even in a command line without a command.
inline constexpr std::string_view simple_exit_option = "exit-simple";

// Those that turn host, port and times into what PHP would be given; the value for all releases.
inline constexpr std::string_view phpredis_option = "phpredis";
inline constexpr std::string_view explain_option = "explain";
inline constexpr std::string_view file_option = "file";
inline constexpr std::string_view all_releases = "all";

// What a target given without a flag is called in usage and messages.
inline constexpr std::string_view target_argument = "TARGET";

}  // namespace rconn::cli
