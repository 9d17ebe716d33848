// What one report means for the run: its exit status, and whether it tells of the target at all.
// Entry points: report_exit(), is_unclear(). Pure. A run with one target exits with the status,
// except with -o nagios.
#pragma once

#include "connector/values/report.hpp"

namespace rconn::cli {

// When a wait gives up, as timeout(1).
inline constexpr int gave_up = 124;

// Of a wait: how the wait ended; else by the verdict.
int report_exit(const Report& report);

// Whether nothing is known of the target: it was not asked, or a signal ended the run.
bool is_unclear(const Report& report);

}  // namespace rconn::cli
