// Reads a whole file, or standard input.
// Entry point: read_whole(). A read error is an error, however much was read before.
#pragma once

#include <string>

#include "cli/options/usage.hpp"

namespace rconn::cli {

// The name for messages: the path, or "standard input" for "-".
std::string name_of_file(const std::string& path);

// "-" is standard input. The error names the file and the reason.
Parsed<std::string> read_whole(const std::string& path);

}  // namespace rconn::cli
