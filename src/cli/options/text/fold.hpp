// Wraps text at spaces.
// Entry points: fold() for a line, fold_lines() for several. Pure. Never breaks a word, or a number
// and its unit. A colour ends with each line and begins again on the next.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rconn::cli::text {

// Returns `text` in lines of at most `columns`, except for longer words; each line but the first
// begins with `indent` spaces. No newline at the end.
std::string fold(std::string_view text, std::size_t columns, std::size_t indent);

// Complete lines, of which each that is too long is folded; its further lines begin as it does, and
// then with `indent` spaces.
std::string fold_lines(std::string_view lines, std::size_t columns, std::size_t indent);

}  // namespace rconn::cli::text
