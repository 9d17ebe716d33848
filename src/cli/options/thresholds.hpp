// The values of --warn and --crit.
#pragma once

#include <optional>

namespace rconn::cli {

// Seconds that the whole may take; none: no limit.
struct Thresholds {
  std::optional<double> warn;
  std::optional<double> crit;
};

}  // namespace rconn::cli
