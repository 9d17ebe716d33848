// Skips a test that cannot run on this machine, and prints the reason.
// Entry points: skip(), need_localhost(), need_linux_files(). Call them before the first check:
// ctest counts the test as skipped, even if a check failed. ./dev test lists the reasons.
#pragma once

#include <string>

namespace support {

// Prints "SKIPPED: " and the reason, and ends the test case; ctest matches this text
// (tests/CMakeLists.txt). Catch2 has SKIP() only from version 3.3 on.
[[noreturn]] void skip(const std::string& reason);

// Skips the test if the name localhost does not resolve, for example without /etc/hosts.
void need_localhost();

// Skips the test if what it tests was built with the files for other systems, which cannot observe
// what only Linux tells. RCONN_PLATFORM=posix in the environment says so of the binary.
void need_linux_files();

}  // namespace support
