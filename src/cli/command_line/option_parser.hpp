// Splits the words of a command line into options, their values and the rest.
// Entry point: parse_options(). The only user of CLI11. Values are not evaluated here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/options/given_option.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

// What a command answers by a text, without doing anything.
enum class Question { help, help_all, version };

struct ParsedOptions {
  std::vector<GivenOption> given;  // each option once, in the order of the option table
  std::optional<Question> answer;
  std::vector<std::string> rest;  // in order: arguments, unknown options and "--"
  // A missing value, or a value for a flag; `given` is then incomplete.
  std::optional<UsageError> error;

  [[nodiscard]] bool has(std::string_view name) const;
};

// `words` follow the command and contain no NUL. All words after a "--" are left in `rest`.
ParsedOptions parse_options(CommandId command, const std::vector<std::string>& words);

}  // namespace rconn::cli
