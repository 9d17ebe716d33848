// A check for people: a line for each target, and what they came to.
// Entry points: check_line(), fleet_summary_text(); fleet_summary_json() and fleet_summary_nagios()
// for the others. Pure. The first word of a line is "ok" or the id of the fault.
#pragma once

#include <string>

#include "cli/output/metrics/nagios.hpp"
#include "cli/output/summary/fleet_tally.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

std::string check_line(const Report& report, bool colour);

std::string fleet_summary_text(const FleetTally& tally);

std::string fleet_summary_json(const FleetTally& tally);

// One line for all targets.
std::string fleet_summary_nagios(const FleetTally& tally, const Thresholds& thresholds);

}  // namespace rconn::cli
