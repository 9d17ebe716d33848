// JSON summaries of repeated pings and of a check: one object on one line. Its field "summary"
// distinguishes it from a report.
// Entry points: ping_summary_json(), check_summary_json(). Pure.
#pragma once

#include <string>
#include <string_view>

#include "cli/output/summary/check_summary.hpp"
#include "cli/output/summary/ping_summary.hpp"

namespace rconn::cli {

std::string ping_summary_json(const PingSummary& summary, std::string_view command);

std::string check_summary_json(const CheckSummary& summary);

}  // namespace rconn::cli
