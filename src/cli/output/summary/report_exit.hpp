// The exit status for one report: of a wait, how the wait ended, else the verdict.
// Entry point: report_exit(). A run with one target exits with it, except with -o nagios.
#pragma once

#include "connector/values/report.hpp"

namespace rconn::cli {

// When a wait gives up, as timeout(1).
inline constexpr int gave_up = 124;

int report_exit(const Report& report);

}  // namespace rconn::cli
