// The command line as a whole: which command, which options.
// Entry point: parse_command_line(). Pure. Errors never quote what may be a password.
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

struct CommandLine {
  std::variant<Request, Answer, UsageError> outcome;
  bool simple_exit = false;  // exit with 0 or 1 only: known even of a command line that is wrong
};

// `arguments` are those after the program's name; none holds a NUL, as in argv.
CommandLine parse_command_line(const std::vector<std::string>& arguments);

}  // namespace rconn::cli
