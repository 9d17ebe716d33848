// A report for people: one line on success, two on failure, more with -v.
// Entry point: render_text(). Pure. Whatever came from outside is escaped for a terminal.
#pragma once

#include <string>

#include "cli/options/command.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

struct Rendering {
  std::string out;  // for standard output; empty after a failure
  std::string err;  // for standard error
};

struct TextStyle {
  bool verbose = false;
  bool terminal = false;  // standard output is one: escape keys and endpoints as well
  bool colour = false;    // the lines of a check
};

Rendering render_text(const Report& report, CommandId command, TextStyle style);

// The target and every rung, for -v.
std::string every_rung_of(const Report& report);

// "1 try", "2 tries".
std::string tries(unsigned count);

// What was waited for is there, or gone: a line for standard output.
std::string wait_line(const Report& report);

// What was to go is there still: a line for standard error.
std::string still_there(const Report& report);

}  // namespace rconn::cli
