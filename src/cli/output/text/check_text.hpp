// A check for people: a line for each target, and what they came to.
// Entry points: render_check(), check_summary_text(). Pure. The first word of a line is "ok" or the
// id of the fault.
#pragma once

#include <string>

#include "cli/output/summary/check_summary.hpp"
#include "cli/output/text/report_text.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

std::string check_line(const Report& report, bool colour);

// That line, and every rung with -v.
Rendering render_check(const Report& report, TextStyle style);

std::string check_summary_text(const CheckSummary& summary);

}  // namespace rconn::cli
