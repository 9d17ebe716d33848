// A program whose standard output, or standard error, is a terminal.
// Entry point: shown_on_terminal().
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/process.hpp"

namespace support {

// Runs the command to its end. `out`, or `err` if `stream` is 2, is what reached the terminal,
// lines ending in "\n" alone.
Outcome shown_on_terminal(const std::vector<std::string>& command,
                          const std::map<std::string, std::string>& environment, int stream = 1);

}  // namespace support
