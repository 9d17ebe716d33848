// Reads a number with a fraction.
// Entry point: decimal().
#pragma once

#include <optional>
#include <string_view>

namespace rconn {

// None unless the whole text is a number that fits a double, as std::from_chars reads it: "1",
// "-0.5", "1e3", "inf" and "nan", but no "+1", no " 1" and no "0x1".
std::optional<double> decimal(std::string_view text);

}  // namespace rconn
