// Text output of the end of a wait.
// Entry points: wait_line(), still_there(), not_stable(). Pure; complete lines.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "1 try", "2 tries".
std::string tries(unsigned count);

// The target is ready, or gone with --invert: a line for standard output.
std::string wait_line(const Report& report);

// The target is not gone (--invert): a line for standard error.
std::string still_there(const Report& report);

// The target is ready, but not as often in a row as --stable requires: likewise.
std::string not_stable(const Report& report, unsigned required);

}  // namespace rconn::cli
