// Finds white space and quotes around a value, as files of variables and copied text leave them.
// Entry point: outer_marks(). Pure. Names what is there and at which end, never the value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rconn::cli::text {

// None if the value begins and ends with neither, or is empty.
std::optional<std::string> outer_marks(std::string_view value);

}  // namespace rconn::cli::text
