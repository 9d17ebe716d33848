// Rewrites times and sizes in the spelling of other tools as rconn takes them.
// Entry points: usual_time(), usual_size(). Pure. What comes out is only a proposal: the caller
// parses it before it suggests it.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli::text {

// "5min" is "5m", "500 MS" is "500ms", "1,5" is "1.5", "1m30s" is "90s", "2w" is "14d". Empty if it
// is not made of numbers and units of time.
std::string usual_time(std::string_view text);

// "1m", "1MB" and "1 MiB" are "1M". Empty if it has no unit.
std::string usual_size(std::string_view text);

}  // namespace rconn::cli::text
