// The end of a watch as text: for each target the availability, the outages, the times by view and
// rung, and the load.
// Entry point: watch_summary_text(). Pure; complete lines of at most 80 columns, but for names and
// messages.
#pragma once

#include <string>

#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

std::string watch_summary_text(const WatchRecord& record);

// The table of the times of the views of a target; empty without times.
std::string times_table(const TargetRecord& target);

}  // namespace rconn::cli
