// Reads the replies to INFO and CLUSTER INFO: lines of NAME:VALUE under headings.
// Entry point: info_value(). Pure; any other text has no values.
#pragma once

#include <string>
#include <string_view>

namespace rconn::resp {

// The value of the first line with that name; empty if there is none.
std::string info_value(std::string_view info, std::string_view name);

}  // namespace rconn::resp
