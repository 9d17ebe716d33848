// Reads passwords from files and from the terminal.
// Entry points: password_from_file(), password_in(), ask_password(). All wipe their buffers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/options/usage.hpp"
#include "connector/net/file_reader.hpp"
#include "connector/values/security/secret.hpp"

namespace rconn::cli {

// Returns the only line of the file, without its line end. Errors: the file cannot be read, is a
// directory, is empty or over 64 KiB, or holds a second line or a control character; a FIFO, a
// socket or a device has not ended by `end`.
Parsed<Secret> password_from_file(const std::string& path, const net::WaitEnd& end = {});

// Likewise, from the bytes of a file or of what a command printed, which are wiped; `name` is what
// errors call it.
Parsed<Secret> password_in(std::string& bytes, const std::string& name);

inline constexpr std::size_t max_password_size = std::size_t{64} << 10;  // bytes, of the file

// Asks on the controlling terminal, without echo. Errors: there is no terminal, its echo cannot be
// switched off, the user pressed Ctrl-C, or the password holds a control character.
Parsed<Secret> ask_password();

}  // namespace rconn::cli
