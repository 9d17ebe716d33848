// The lines of a watch as JSON: one object on one line for each event, for each target and minute,
// and for the end.
// Entry point: watch_line(). Pure. Always ASCII; a field without a value is absent, never null.
#pragma once

#include <string>

#include "cli/output/json/watch/watch_fields.hpp"

namespace rconn::cli {

std::string watch_line(const WatchEvent& event, const WatchRecord& so_far);
std::string watch_line(const TargetSpan& minute, const WatchRecord& so_far);
std::string watch_line(const WatchEnd& end);

}  // namespace rconn::cli
