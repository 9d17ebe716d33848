// What test results say of a run that ended early.
// Entry point: cut_short_in_words(). Pure.
#pragma once

#include <optional>
#include <string>

#include "cli/output/summary/check_summary.hpp"
#include "connector/values/run_end.hpp"

namespace rconn::cli {

// "interrupted: 3 of 10 targets not tested". `summary`: of a check.
std::string cut_short_in_words(RunEnd end, const std::optional<CheckSummary>& summary);

}  // namespace rconn::cli
