// Formats a duration, and converts it to a number.
// Entry points: milliseconds(), in_milliseconds(), in_seconds(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "0.218 ms", "3.50 ms", "12.4 ms", "3000 ms": about three digits: more would be noise, and
// fewer would hide a loopback ping.
std::string milliseconds(Duration duration);

// The same without the unit, for a table.
std::string milliseconds_alone(Duration duration);

double in_milliseconds(Duration duration);
double in_seconds(Duration duration);

}  // namespace rconn::cli
