// A bar chart of the time of a run: one bar per rung, each starting where the last one ended.
// Entry point: waterfall(). Pure; plain ASCII, within 80 columns.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// One line for each rung reached, and one for the total.
std::string waterfall(const Report& report);

}  // namespace rconn::cli
