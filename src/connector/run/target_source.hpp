// Where the targets of a fleet come from.
// Entry point: TargetSource, which is asked for one target after the other.
#pragma once

#include <functional>
#include <optional>

#include "connector/values/target.hpp"

namespace rconn {

// A look at where the targets come from.
struct Pull {
  std::optional<Target> target;  // the next one
  // Else: look again when this descriptor is readable; -1: there are no more.
  int wait_for = -1;
};

using TargetSource = std::function<Pull()>;

}  // namespace rconn
