// Reads the options of a module or a target.
// Entry points: OptionReader, which takes one key after another; option_keys().
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "cli/config/keys.hpp"
#include "cli/config/option_set.hpp"

namespace rconn::cli::config {

// Those that are no option of the command line.
inline constexpr std::string_view operation_key = "operation";
inline constexpr std::string_view password_command_key = "pass-command";

// The long names of the options that a file may set, in the order of the option table.
std::vector<std::string_view> option_keys();

// The commands of a file, so that equal ones run once.
using PasswordCommands = std::map<std::vector<std::string>, std::shared_ptr<PasswordCommand>>;

class OptionReader {
 public:
  OptionReader(Place place, PasswordCommands& commands)
      : place_(std::move(place)), commands_(commands) {}

  // Whether the key is one of an option, and it was taken. Errors: its value is not valid.
  Parsed<bool> take(const Entry& entry);

  // Errors: options that exclude each other.
  Parsed<OptionSet> finish(unsigned line) &&;

 private:
  std::optional<UsageError> take_option(const OptionSpec& spec, const Entry& entry);
  std::optional<UsageError> take_operation(const Entry& entry);
  std::optional<UsageError> take_command(const Entry& entry);

  Place place_;
  PasswordCommands& commands_;
  OptionSet set_;
};

}  // namespace rconn::cli::config
