// The text of INFO and CLUSTER INFO: lines of NAME:VALUE under headings.
// Entry point: info_value(). Pure; whatever is no such text has no values.
#pragma once

#include <string>
#include <string_view>

namespace rconn::resp {

// Empty if there is no such name. The first line of that name counts.
std::string info_value(std::string_view info, std::string_view name);

}  // namespace rconn::resp
