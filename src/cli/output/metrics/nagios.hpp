// A report as a monitoring plugin puts it: one line, status word, perfdata.
// Entry points: nagios_state(), exit_status(), render_nagios(). By the guidelines of the Monitoring
// Plugins project: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN; times in seconds. Pure.
#pragma once

#include <string>

#include "cli/options/thresholds.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// From good to bad, where many targets have one state.
enum class NagiosState { ok, warning, unknown, critical };

// A failure is CRITICAL, one of this machine's UNKNOWN, a certificate that expires soon WARNING; a
// success is as good as its time.
NagiosState nagios_state(const Report& report, const Thresholds& thresholds);

int exit_status(NagiosState state);

std::string render_nagios(const Report& report, const Thresholds& thresholds);

// "REDIS CRITICAL - words | perfdata": words of the plugin's own, without a line end.
std::string nagios_line(NagiosState state, const std::string& words, const std::string& perfdata);

// ";WARN;CRIT;0": what follows the seconds of a time.
std::string nagios_limits(const Thresholds& thresholds);

}  // namespace rconn::cli
