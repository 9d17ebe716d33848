// Names in a row, as a sentence has them.
// Entry point: listed(). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rconn::cli::text {

// "a", "a or b", "a, b or c"; empty if there are none. `last` joins the last one.
std::string listed(const std::vector<std::string_view>& names, std::string_view last = " or ");

}  // namespace rconn::cli::text
