// Times and counts as a report shows them.
// Entry points: span(), give_or_take(), date_and_time(), grouped(). Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "connector/values/watch/outage.hpp"

namespace rconn::cli::html {

using Wall = std::chrono::system_clock::time_point;

// "218 µs", "4.98 s", "12 min 3 s", "3 h 5 min", "2 d 4 h": three digits or two units.
std::string span(Duration duration);

// "± 0.05 s"; "exactly" is never said: at least a microsecond.
std::string give_or_take(Duration uncertainty);

// In UTC: "2026-11-26 14:42:24", and with milliseconds.
std::string date_and_time(Wall wall);
std::string date_and_milliseconds(Wall wall);

// "14:42:24", "14:42", "26 Nov": as exact as `step`.
std::string tick_label(Wall wall, std::chrono::seconds step);

// "864,000"
std::string grouped(std::uint64_t count);

}  // namespace rconn::cli::html
