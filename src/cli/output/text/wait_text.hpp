// Text output of a wait: its first line and its end.
// Entry points: wait_limits_line(), wait_line(), still_there(), not_stable(). Pure; complete lines.
#pragma once

#include <span>
#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "1 try", "2 tries".
std::string tries(unsigned count);

// What limits a wait and, if that is the same for all targets, what each try: the first line of its
// progress.
std::string wait_limits_line(Duration deadline, std::span<const Target> targets);

// The target is ready, or gone with --invert: a line for standard output.
std::string wait_line(const Report& report, bool colour = false);

// The target is not gone (--invert): a line for standard error.
std::string still_there(const Report& report);

// The target is ready, but not as often in a row as --stable requires: likewise.
std::string not_stable(const Report& report, unsigned required);

}  // namespace rconn::cli
