// The command line as a whole: which command, which options.
// Entry point: parse_command_line(). The only user of CLI11.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

// Do this.
struct Request {
  const Command* command;
  Options options;
};

// Print this on standard output and be done: --help, --version.
struct Answer {
  std::string text;
};

using CommandLine = std::variant<Request, Answer, UsageError>;

// Whether the exit status is to be 0 or 1 only: known even of a command line that is wrong.
bool wants_simple_exit(const std::vector<std::string>& arguments);

// `arguments` are those after the program's name.
CommandLine parse_command_line(const std::vector<std::string>& arguments);

}  // namespace rconn::cli
