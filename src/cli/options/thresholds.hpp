// The values of --warn and --crit. Entry point: Thresholds.
#pragma once

#include <optional>

namespace rconn::cli {

// Limits of the total time in seconds; none: no limit.
struct Thresholds {
  std::optional<double> warn;
  std::optional<double> crit;
};

}  // namespace rconn::cli
