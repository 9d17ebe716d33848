// Defines every option: its names, its help, the commands that take it, and where its value goes.
// Entry point: option_table(). Parsing and --help use this list; tests compare man page and
// completions with it.
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
  std::string_view value;    // the placeholder of the value in the help; empty: a flag
  std::string_view help;     // a default that differs: "(1; wait: 0.5)"
  unsigned commands;         // the CommandIds that take it, as bits
  // Checks `value` and stores it; the error says why it is not valid. Flags ignore `value`.
  std::optional<UsageError> (*store)(Options& options, const std::string& value);
  bool repeats = false;  // every value counts, not only the last one
  bool is_rare = false;  // the short help leaves it out

  [[nodiscard]] bool is_flag() const { return value.empty(); }
  [[nodiscard]] bool serves(CommandId command) const { return (commands & bit(command)) != 0; }
};

std::span<const OptionSpec> option_table();

// By its name without the dashes; null if there is no such option.
const OptionSpec* find_option(std::string_view name);

// Whether the configuration file may set it for a target: it says how to reach and judge one, and
// its value is no secret.
bool is_for_file(const OptionSpec& option);

// Whether it is of use only where the whole topology is asked for.
bool is_for_topology(const OptionSpec& option);

// Also looked for in a command line without a command.
inline constexpr std::string_view simple_exit_option = "exit-simple";

// Options that select the rules of phpredis, and the value that selects all releases.
inline constexpr std::string_view phpredis_option = "phpredis";
inline constexpr std::string_view explain_option = "explain";
inline constexpr std::string_view file_option = "file";
inline constexpr std::string_view persistent_option = "persistent";
inline constexpr std::string_view persistent_id_option = "persistent-id";
inline constexpr std::string_view config_option = "config";
inline constexpr std::string_view output_option = "output";
inline constexpr std::string_view all_releases = "all";

// The name of a target argument in usage and messages.
inline constexpr std::string_view target_argument = "TARGET";

}  // namespace rconn::cli
