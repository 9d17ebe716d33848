// Pings that are repeated in one run, as JSON.
// Entry point: repeated().
#pragma once

#include "command_line/expect.hpp"

namespace support {

// The last one is the summary.
Reports repeated(const Words& words, int exit = 0);

}  // namespace support
