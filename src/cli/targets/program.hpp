// Finds words of a command line that are programs: a command to run that was given to `wait`
// without the "--" before it would be waited for as if its words were hosts. Entry points:
// is_program(), is_program_path().
#pragma once

#include <string_view>

namespace rconn::cli {

// Whether it is a name without a directory, and $PATH has a program of that name.
bool is_program(std::string_view word);

// Whether it is the absolute path of a program.
bool is_program_path(std::string_view word);

}  // namespace rconn::cli
