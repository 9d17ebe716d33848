// A share of time or of probes as a percentage that never rounds up to 100.
// Entry point: availability(). Pure.
#pragma once

#include <optional>
#include <string>

namespace rconn::cli {

// `share`: 0 to 1. "100 %", "99.98 %", "99.9991 %"; none: "not known".
std::string availability(std::optional<double> share);

}  // namespace rconn::cli
