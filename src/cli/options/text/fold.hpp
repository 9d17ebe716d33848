// Wraps text at spaces.
// Entry point: fold(). Pure. Never breaks a word; counts each byte as a column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rconn::cli::text {

// Returns `text` in lines of at most `columns`, except for longer words; each line but the first
// begins with `indent` spaces. No newline at the end.
std::string fold(std::string_view text, std::size_t columns, std::size_t indent);

}  // namespace rconn::cli::text
