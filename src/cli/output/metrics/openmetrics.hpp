// Output of reports as OpenMetrics text, for example for node_exporter's textfile collector.
// Entry point: render_openmetrics(). Pure. The families are listed in man/rconn.1.
#pragma once

#include <string>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

// One complete exposition. Of several reports on one target, the last one counts.
std::string render_openmetrics(const std::vector<Report>& reports);

}  // namespace rconn::cli
