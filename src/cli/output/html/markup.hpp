// Text for HTML.
// Entry points: html() for every text that is not rconn's own; cell() and number_cell() for tables.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli::html {

// The characters of markup and quotes are escaped, control characters and bytes that are not UTF-8
// are shown as \xNN, and a long text is cut.
std::string html(std::string_view text);

// "<td>...</td>" of such a text; the second is for numbers.
std::string cell(std::string_view text);
std::string number_cell(std::string_view text);

}  // namespace rconn::cli::html
