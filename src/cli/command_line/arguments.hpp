// argv before it is parsed: a copy for the parser, and passwords blanked where ps would show them.
// Entry point: take_arguments(), first thing in main. It blanks too much rather than too little, as
// it does not know the options.
#pragma once

#include <string>
#include <vector>

namespace rconn::cli {

// Copies the arguments after the program's name, then overwrites with '*' in `argv` itself what
// may be a password: the value of what begins like a password option, what follows the first 'a'
// of joined letters, the user info of URIs. The copy is whole.
std::vector<std::string> take_arguments(int argc, char** argv);

}  // namespace rconn::cli
