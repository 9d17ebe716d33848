// The style that pages in HTML share: colours of light and dark, text, tables, cards, facts; narrow
// windows and paper.
// Entry point: ground_style().
#pragma once

#include <string_view>

namespace rconn::cli::html {

std::string_view ground_style();

}  // namespace rconn::cli::html
