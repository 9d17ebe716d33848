// A trace for people: each rung as it is reached, then where the time went, then the verdict.
// Entry points: trace_head(), trace_rung() for each rung, trace_end(). Pure. Whatever came from
// outside is escaped for a terminal; lines fit 80 columns where the words allow it.
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

// The addresses tried besides, the waterfall, what was found out; the last line is the verdict and
// what to do.
std::string trace_end(const Report& report, TraceStyle style);

}  // namespace rconn::cli
