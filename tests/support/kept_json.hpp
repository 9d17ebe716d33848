// Keeps what rconn prints with -o json while tests run, for a check of all of it afterwards.
// Entry point: keep_json(). It does nothing unless $RCONN_KEEP_JSON names a folder, where each test
// process has a file; validate_json.py reads them.
#pragma once

#include <string>
#include <vector>

namespace support {

// If the command asks for JSON: keeps the complete lines of its standard output, and of the file
// of --out-file. The last line of a killed process may be incomplete.
void keep_json(const std::vector<std::string>& command, const std::string& out);

// Keeps a line that a unit test has rendered, and returns it.
std::string kept(std::string line);

}  // namespace support
