// Where passwords come from, and how they leave the process's argument list.
// Entry points: take_arguments() first thing in main; password_from_file(), ask_password().
#pragma once

#include <string>
#include <vector>

#include "cli/usage.hpp"
#include "connector/secret.hpp"

namespace rconn::cli {

// Copies the arguments after the program's name, then overwrites in `argv` itself what is or may
// be a password (of -a, --pass and URIs), so that ps does not show it. The copy is whole.
std::vector<std::string> take_arguments(int argc, char** argv);

// The file's one line, without its line end. Errors: cannot be read, a directory, empty, more
// than one line or a control character, over 64 KiB.
Parsed<Secret> password_from_file(const std::string& path);

// Asks on the controlling terminal, without echo. Errors: there is none, or the user gave up.
Parsed<Secret> ask_password();

}  // namespace rconn::cli
