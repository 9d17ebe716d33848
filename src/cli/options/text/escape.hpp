// Makes text from a stranger fit to show.
// Entry points: for_terminal(), for_json(). Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli::text {

// One line that moves no cursor: control characters (C0, C1, DEL), bidirectional and other
// invisible controls, and bytes that are not UTF-8 become \xNN, byte by byte.
std::string for_terminal(std::string_view text);

// Valid UTF-8: bytes that are none become \xNN; all else stays, for JSON has its own escapes.
std::string for_json(std::string_view text);

}  // namespace rconn::cli::text
