// The end of a repeated ping: how many, how long, what a kept connection saves.
// Entry points: summary_text(), summary_json(). Pure; whole lines.
#pragma once

#include <string>
#include <string_view>

#include "cli/output/summary/tally.hpp"

namespace rconn::cli {

// Times are those of successful pings.
std::string summary_text(const Tally& tally);

// One JSON object on one line, told from a report by its field "summary".
std::string summary_json(const Tally& tally, std::string_view command);

}  // namespace rconn::cli
