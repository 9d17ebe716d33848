// A file, or standard input, in one piece.
// Entry point: read_whole(). What cannot be read to its end is an error, however much has come.
#pragma once

#include <string>

#include "cli/options/usage.hpp"

namespace rconn::cli {

// What messages call it: "-" is standard input.
std::string name_of_file(const std::string& path);

// "-" is standard input. The error names the file and says why.
Parsed<std::string> read_whole(const std::string& path);

}  // namespace rconn::cli
