// The end of a repeated ping for people: how many, how long, what a kept connection saves.
// Entry point: ping_summary_text(). Pure; whole lines.
#pragma once

#include <string>

#include "cli/output/summary/ping_summary.hpp"

namespace rconn::cli {

// Times are those of successful pings.
std::string ping_summary_text(const PingSummary& summary);

}  // namespace rconn::cli
