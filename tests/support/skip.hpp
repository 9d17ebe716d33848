// Skips a test that cannot run on this machine, and says why.
// Entry points: skip(), need_localhost(). Call them before anything is checked: ctest then counts
// the test as skipped, whatever else it has printed. ./dev test lists the reasons.
#pragma once

#include <string>

namespace support {

// Prints "SKIPPED: " and the reason, which tests/CMakeLists.txt makes ctest look for, and ends the
// test case. Catch2 has a word for it only from version 3.3 on.
[[noreturn]] void skip(const std::string& reason);

// Skips the test where the name localhost cannot be resolved, as in a root without /etc/hosts.
void need_localhost();

}  // namespace support
