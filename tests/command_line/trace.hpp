// Helpers that parse the text of a trace.
// Entry points: rungs_in(), bars_in(), verdict_in().
#pragma once

#include <string>

#include "command_line/expect.hpp"

namespace support {

Words lines_of(const std::string& text);

// The first capture group of each line that the regular expression matches completely.
Words matches_in(const std::string& text, const std::string& pattern);

// The rungs in the order shown, without the chart below them.
Words rungs_in(const std::string& text);

// The rungs with a bar in the chart.
Words bars_in(const std::string& text);

// The text from the verdict to the end, at most one paragraph.
std::string verdict_in(const std::string& text);

// With lines joined that begin with blanks, as the text may be wrapped.
std::string unfolded(const std::string& text);

// Checks that no line is longer than 80 columns.
void check_80_columns(const std::string& text);

// A bulk string of RESP.
std::string bulk(const std::string& text);

}  // namespace support
