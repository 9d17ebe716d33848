// Runs whose output cannot be written: every command in every format, and the expected result.
// Entry points: every_output(), check_not_delivered().
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "command_line/expect.hpp"

namespace support {

Surroundings in_child(std::function<void()> action);

// Every command in each of its formats, for a healthy server; and --help and --version.
std::vector<Words> every_output(const std::string& at);

void check_not_delivered(const Words& words, const Outcome& outcome, const std::string& where);

}  // namespace support
