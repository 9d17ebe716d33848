// A moment of the clock on the wall as text.
// Entry point: utc_time(). Pure.
#pragma once

#include <chrono>
#include <string>

namespace rconn::cli {

// RFC 3339, in UTC with milliseconds: "2026-03-01T12:00:05.250Z".
std::string utc_time(std::chrono::system_clock::time_point moment);

// The time of day of it: "12:00:05".
std::string utc_clock(std::chrono::system_clock::time_point moment);

}  // namespace rconn::cli
