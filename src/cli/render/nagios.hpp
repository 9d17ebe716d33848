// A report as a monitoring plugin puts it: one line, status word, perfdata.
// Entry points: nagios_status(), render_nagios(). By the guidelines of the Monitoring Plugins
// project: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN; times in seconds. Pure.
#pragma once

#include <optional>
#include <string>

#include "connector/report.hpp"

namespace rconn::cli {

// Seconds that the whole may take; none: no limit.
struct Thresholds {
  std::optional<double> warn;
  std::optional<double> crit;
};

// A failure is CRITICAL, one of this machine's UNKNOWN, a certificate that expires soon WARNING; a
// success is as good as its time.
int nagios_status(const Report& report, const Thresholds& thresholds);

std::string render_nagios(const Report& report, const Thresholds& thresholds);

}  // namespace rconn::cli
