// A program whose standard output is a terminal.
// Entry point: shown_on_terminal().
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/process.hpp"

namespace support {

// Runs the command to its end. `out` is what reached the terminal, lines ending in "\n" alone.
Outcome shown_on_terminal(const std::vector<std::string>& command,
                          const std::map<std::string, std::string>& environment);

}  // namespace support
