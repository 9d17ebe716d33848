// What happens during a watch, as lines of text: each is complete, so that one found in a log says
// all.
// Entry points: event_line(), minute_line(). Pure. Text from outside is escaped for a terminal.
#pragma once

#include <string>

#include "cli/output/summary/watch_span.hpp"
#include "connector/values/watch/event.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

std::string event_line(const WatchEvent& event, const WatchRecord& so_far);

// The last minute of a target.
std::string minute_line(const TargetSpan& minute, const WatchRecord& so_far);

}  // namespace rconn::cli
