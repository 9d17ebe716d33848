// Formats a duration, and converts it to a number.
// Entry points: milliseconds(), rung_times(), in_milliseconds(), in_seconds(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "0.218 ms", "3.50 ms", "12.4 ms", "3000 ms": about three digits: more would be noise, and
// fewer would hide a loopback ping.
std::string milliseconds(Duration duration);

// The same without the unit, for a table.
std::string milliseconds_alone(Duration duration);

// "connect 0.218 ms, ping 0.110 ms": of each rung reached.
std::string rung_times(const Report& report);

double in_milliseconds(Duration duration);
double in_seconds(Duration duration);

}  // namespace rconn::cli
