// Reads a whole file, or standard input.
// Entry point: read_whole(). A read error is an error, however much was read before.
#pragma once

#include <optional>
#include <string>

#include "cli/options/usage.hpp"
#include "connector/net/file_reader.hpp"

namespace rconn::cli {

// The name for messages: the path, or "standard input" for "-".
std::string name_of_file(const std::string& path);

// "cannot read 'PATH': REASON".
UsageError unreadable(const std::string& path, const net::ReadError& error);

// "-" is standard input. The error names the file and the reason. `end`: when to stop waiting for
// a FIFO, a socket or a device.
Parsed<std::string> read_whole(const std::string& path,
                               const std::optional<net::Clock::time_point>& end);

}  // namespace rconn::cli
