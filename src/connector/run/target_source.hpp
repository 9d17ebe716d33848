// Where the targets of a fleet come from.
// Entry point: TargetSource, which returns one target per call.
#pragma once

#include <functional>
#include <optional>

#include "connector/values/target.hpp"

namespace rconn {

// The result of one call of a source. It never blocks.
struct Pull {
  std::optional<Target> target;  // the next one
  // Otherwise: call again when this descriptor is readable; -1: there are no more.
  int wait_for = -1;
};

using TargetSource = std::function<Pull()>;

}  // namespace rconn
