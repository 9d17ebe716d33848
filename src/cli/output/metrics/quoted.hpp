// The value of a label in OpenMetrics text.
// Entry point: in_quotes(). Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli {

// OpenMetrics 1.0, "Escaping"; the rest of the text is UTF-8 without control characters.
std::string in_quotes(std::string_view value);

}  // namespace rconn::cli
