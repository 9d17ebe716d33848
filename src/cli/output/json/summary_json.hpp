// JSON summaries of repeated pings and of a check: one object on one line. Its field "summary"
// distinguishes it from a report.
// Entry points: ping_summary_json(), check_summary_json(), and the tables of their fields, in
// summary_json.cpp. Rows are added, never changed. Pure.
#pragma once

#include <span>
#include <string>

#include "cli/output/json/members.hpp"
#include "cli/output/summary/check_summary.hpp"
#include "cli/output/summary/ping_summary.hpp"

namespace rconn::cli {

std::string ping_summary_json(const PingSummary& summary);
std::string check_summary_json(const CheckSummary& summary);

std::span<const Member<PingSummary>> ping_line_fields();     // of the whole line
std::span<const Member<PingSummary>> ping_summary_fields();  // of its member summary
std::span<const Member<Series>> series_fields();
std::span<const Member<CheckSummary>> check_line_fields();
std::span<const Member<CheckSummary>> check_summary_fields();
std::span<const Member<CheckSummary::Slowest>> slowest_fields();

}  // namespace rconn::cli
