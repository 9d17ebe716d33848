// Names in a row, as a sentence has them.
// Entry point: listed(). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rconn::cli::text {

// "a", "a or b", "a, b or c"; empty if there are none.
std::string listed(const std::vector<std::string_view>& names);

}  // namespace rconn::cli::text
