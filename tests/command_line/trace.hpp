// What the tests of traces share: reading a trace's text.
// Entry points: rungs_in(), bars_in(), verdict_in().
#pragma once

#include <string>

#include "command_line/expect.hpp"

namespace support {

Words lines_of(const std::string& text);

// The first group of each line that the regular expression matches as a whole.
Words matches_in(const std::string& text, const std::string& pattern);

// The rungs in the order they are shown, without the picture below them.
Words rungs_in(const std::string& text);

// The rungs that the picture has a bar for.
Words bars_in(const std::string& text);

// From the verdict to the end, which is a paragraph at most.
std::string verdict_in(const std::string& text);

// No line is longer than 80 columns.
void check_80_columns(const std::string& text);

// A bulk string of RESP.
std::string bulk(const std::string& text);

}  // namespace support
