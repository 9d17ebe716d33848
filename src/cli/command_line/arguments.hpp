// Copies argv for the parser and blanks the passwords in argv, where ps would show them.
// Entry point: take_arguments(), before anything else reads argv. It does not know the options, so
// it blanks too much rather than too little.
#pragma once

#include <string>
#include <vector>

namespace rconn::cli {

// Copies the arguments after the program's name, then overwrites with '*' in `argv` itself what
// may be a password: the value of any option that begins like a password option, the text after the
// first 'a' of joined letters, the user info of URIs, and all after "password=" in a target that is
// written as settings. The copy is not blanked.
std::vector<std::string> take_arguments(int argc, char** argv);

}  // namespace rconn::cli
