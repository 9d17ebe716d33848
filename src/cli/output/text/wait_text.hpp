// The end of a wait for people.
// Entry points: wait_line(), still_there(). Pure; whole lines.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "1 try", "2 tries".
std::string tries(unsigned count);

// What was waited for is there, or gone: a line for standard output.
std::string wait_line(const Report& report);

// What was to go is there still: a line for standard error.
std::string still_there(const Report& report);

}  // namespace rconn::cli
