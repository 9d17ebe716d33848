// Long text on a terminal: broken between words, not where the screen ends.
// Entry point: fold(). Words are never broken; bytes are counted as columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rconn::cli::text {

// `text` in lines of at most `columns` where its words allow it; each but the first begins with
// `indent` spaces. No newline at the end.
std::string fold(std::string_view text, std::size_t columns, std::size_t indent);

}  // namespace rconn::cli::text
