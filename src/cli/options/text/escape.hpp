// Escapes untrusted text for output.
// Entry points: for_terminal(), for_json(). Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli::text {

// Makes one line that cannot control the terminal: control characters (C0, C1, DEL), bidirectional
// and other invisible controls, and bytes that are not UTF-8 become \xNN, byte by byte.
std::string for_terminal(std::string_view text);

// Makes valid UTF-8: bytes that are not UTF-8 become \xNN. Keeps control characters, which JSON
// escapes itself.
std::string for_json(std::string_view text);

}  // namespace rconn::cli::text
