// Many targets side by side, each climbed as a ping climbs its own.
// Entry point: probe_fleet(). One single-threaded event loop serves all; a target that hangs, or a
// name that resolves slowly, holds up no other. Memory is for what is under way, not for the list.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "connector/run/rate_limiter.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// A look at where the targets come from.
struct Pull {
  std::optional<Target> target;  // the next one
  // Else: look again when this descriptor is readable; -1: there are no more.
  int wait_for = -1;
};

// How a fleet is getting on.
struct Standing {
  std::size_t under_way = 0;
  std::size_t done = 0;
};

struct FleetListener {
  // As soon as it is made; `place` counts the targets pulled, from 0.
  std::function<void(const Report&, std::size_t place)> on_report;
  // A few times a second; may be empty.
  std::function<void(Standing)> on_tick;
};

// Takes targets from `next` until there are no more. SIGINT and SIGTERM end the run: those under
// way report `interrupted`, those pulled but not begun report nothing.
// Returns whether the run came to its own end.
bool probe_fleet(const std::function<Pull()>& next, Limits limits, const FleetListener& listener);

}  // namespace rconn
