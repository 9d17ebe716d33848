// Text output of a check: one line per target, then a summary.
// Entry points: render_check(), check_summary_text(). Pure. The first word of a line is "ok" or the
// id of the fault.
#pragma once

#include <string>

#include "cli/output/summary/check_summary.hpp"
#include "cli/output/text/report_text.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

std::string check_line(const Report& report, bool colour);

// The same line; with -v, also every rung.
Rendering render_check(const Report& report, TextStyle style);

std::string check_summary_text(const CheckSummary& summary);

}  // namespace rconn::cli
