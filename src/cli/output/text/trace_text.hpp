// Text output of a trace: each rung as it is reached, then the waterfall, then the verdict.
// Entry points: trace_head(), trace_rung() for each rung, trace_end(). Pure. Text from outside
// is escaped for a terminal; lines fit 80 columns unless words are long.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

struct TraceStyle {
  bool colour = false;
};

std::string trace_head(const Report& report, TraceStyle style);

// `report` as it was when the rung ended.
std::string trace_rung(const Report& report, Rung rung, TraceStyle style);

// The other addresses tried, the waterfall and the cause; the last line is the verdict with its
// hint.
std::string trace_end(const Report& report, TraceStyle style);

}  // namespace rconn::cli
