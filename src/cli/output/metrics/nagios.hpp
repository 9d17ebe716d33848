// Output of a monitoring plugin for a report or a check: one line with status word and perfdata.
// Entry points: render_nagios(), check_summary_nagios(). Times are in seconds. Pure.
#pragma once

#include <string>

#include "cli/options/thresholds.hpp"
#include "cli/output/summary/check_summary.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// "REDIS CRITICAL - words | perfdata", a complete line.
std::string render_nagios(const Report& report, const Thresholds& thresholds);

// One line for all targets.
std::string check_summary_nagios(const CheckSummary& summary, const Thresholds& thresholds);

}  // namespace rconn::cli
