// A value as a word of a POSIX shell.
// Entry point: shell_word(). Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli {

// As it is, if it has nothing but ASCII letters, digits and _ . / : @ % + , - [ ]; else in single
// quotes. For the value of an assignment, where a shell does not take brackets for a pattern.
std::string shell_word(std::string_view value);

}  // namespace rconn::cli
