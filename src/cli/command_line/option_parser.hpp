// The words of a command line taken apart into options, their values and the rest.
// Entry point: parse_options(). The only user of CLI11. Values are not evaluated here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

struct GivenOption {
  const OptionSpec* spec;
  std::vector<std::string> values;  // one each time it was given; of a flag without meaning
};

struct ParsedOptions {
  std::vector<GivenOption> given;  // each once, in the order of the option table
  bool help = false;
  std::vector<std::string> rest;  // neither option nor value, in order; what is unknown, and "--"
  // A value that is missing, or one that a flag does not take: `given` is not complete then.
  std::optional<UsageError> error;

  [[nodiscard]] bool has(std::string_view name) const;
};

// `words` follow the command; none holds a NUL. All that comes after a "--" is left in `rest`.
ParsedOptions parse_options(CommandId command, const std::vector<std::string>& words);

}  // namespace rconn::cli
