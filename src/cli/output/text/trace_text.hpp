// Text output of a trace: each rung with its time, its bar and its facts; then what came of it.
// Entry point: trace_text(). Pure. Text from outside is escaped for a terminal; lines fit the
// columns unless words are long.
#pragma once

#include <cstddef>
#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

struct TraceStyle {
  bool colour = false;
  std::size_t columns = 80;  // the bars are left out where there are few
};

std::string trace_text(const Report& report, TraceStyle style);

}  // namespace rconn::cli
