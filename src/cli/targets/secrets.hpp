// Where passwords come from, other than the command line itself.
// Entry points: password_from_file(), ask_password(). What they read is wiped but for the result.
#pragma once

#include <string>

#include "cli/options/usage.hpp"
#include "connector/values/secret.hpp"

namespace rconn::cli {

// The file's one line, without its line end. Errors: cannot be read, a directory, empty, more
// than one line or a control character, over 64 KiB.
Parsed<Secret> password_from_file(const std::string& path);

// Asks on the controlling terminal, without echo. Errors: there is none, or the user gave up.
Parsed<Secret> ask_password();

}  // namespace rconn::cli
