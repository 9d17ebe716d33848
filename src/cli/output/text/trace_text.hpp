// Text output of a trace: each rung with its time, its bar and its facts; then what came of it.
// Entry point: trace_text(). Pure. Text from outside is escaped for a terminal; lines fit the
// columns unless words are long.
#pragma once

#include <string>

#include "cli/output/text/display.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// 80 columns if it is not for a terminal; where there are few, the bars are left out.
std::string trace_text(const Report& report, const Display& display);

}  // namespace rconn::cli
