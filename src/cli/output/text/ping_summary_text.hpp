// Text summary of repeated pings: counts, times, and what a persistent connection saves.
// Entry point: ping_summary_text(). Pure; complete lines.
#pragma once

#include <string>

#include "cli/output/summary/ping_summary.hpp"

namespace rconn::cli {

// The times are those of the successful pings.
std::string ping_summary_text(const PingSummary& summary);

}  // namespace rconn::cli
