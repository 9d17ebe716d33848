// An option that was given, with its values as text: on the command line or in the configuration
// file.
// Entry points: GivenOption; store_options(), which checks the values and stores them; layered(),
// by which the command line wins over the file, and a target over its module.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/options/usage.hpp"

namespace rconn::cli {

struct OptionSpec;
struct Options;

struct GivenOption {
  const OptionSpec* spec;
  std::vector<std::string> values;  // one for each time it was given; "true" for a flag
  bool off = false;                 // a flag that the file sets to false: undoes that of a module
};

// Whether it says what the password is, or where it is from.
bool is_password_source(const OptionSpec& spec);

// Of an option that does not repeat, the last value counts. The error names the option.
std::optional<UsageError> store_options(std::span<const GivenOption> given, Options& options);

// What is given above replaces the same option below, all its values, and those that would
// contradict it: another source of the password, another family, or the other half of a pair of
// files. In the order of the option table.
std::vector<GivenOption> layered(std::vector<GivenOption> below,
                                 std::span<const GivenOption> above);

}  // namespace rconn::cli
