// Parses the command line into a command and its options.
// Entry point: parse_command_line(). Pure. Errors never quote what may be a password.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

// A command to run.
struct Request {
  const Command* command;
  Options options;
};

// A text to print instead: --help, --version.
struct Answer {
  std::string text;
  bool is_refusal = false;  // nothing was asked: on standard error, and nothing was attempted
};

struct CommandLine {
  std::variant<Request, Answer, UsageError> outcome;
  bool simple_exit = false;  // --exit-simple: valid also if the outcome is an error
};

// `arguments` follow the program's name and contain no NUL, as in argv.
CommandLine parse_command_line(const std::vector<std::string>& arguments);

}  // namespace rconn::cli
