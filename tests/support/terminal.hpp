// Runs a program with a terminal as its standard output or standard error.
// Entry point: shown_on_terminal().
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/process.hpp"

namespace support {

// Runs the command to completion. `out` (`err` if `stream` is 2) is the text written to the
// terminal, with "\n" line ends.
Outcome shown_on_terminal(const std::vector<std::string>& command,
                          const std::map<std::string, std::string>& environment, int stream = 1);

}  // namespace support
