// The end of a repeated ping and of a check for scripts: one JSON object on one line, told from a
// report by its field "summary".
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
