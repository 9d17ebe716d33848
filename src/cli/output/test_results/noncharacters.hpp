// Escapes what neither XML nor YAML takes: U+FFFE and U+FFFF.
// Entry points: without_noncharacters(); in_one_line() for untrusted text. Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli {

std::string without_noncharacters(std::string text);

// Escapes these, and all that is escaped for a terminal.
std::string in_one_line(std::string_view text);

}  // namespace rconn::cli
