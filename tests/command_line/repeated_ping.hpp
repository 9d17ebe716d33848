// Runs repeated pings and reads the JSON reports.
// Entry point: repeated().
#pragma once

#include "command_line/expect.hpp"

namespace support {

// The last element is the summary.
Reports repeated(const Words& words, int exit = 0);

}  // namespace support
