// Where the targets of a fleet come from.
// Entry point: TargetSource, which returns one target per call.
#pragma once

#include <functional>
#include <optional>

#include "connector/values/target.hpp"

namespace rconn {

// The result of one call of a source. It never blocks.
struct Pull {
  std::optional<Target> target = std::nullopt;  // the next one
  // Otherwise: call again when this descriptor is readable; -1: there are no more, unless `again`.
  int wait_for = -1;
  bool again = false;  // call again at once, but let the run look for signals first
};

using TargetSource = std::function<Pull()>;

}  // namespace rconn
