// Runs an operation on targets. This is the connector's interface for all other code.
// Entry point: run(). One single-threaded event loop serves all targets of a call.
// Invariant: each target that was started gets one report (per round), even after a signal.
// Exception: a wait that ends during a target's first attempt does not report on that target.
#pragma once

#include <cstddef>
#include <functional>

#include "connector/ladder/rungs/under_way.hpp"
#include "connector/run/operation.hpp"
#include "connector/run/room.hpp"
#include "connector/run/schedule.hpp"
#include "connector/values/report.hpp"
#include "connector/values/run_end.hpp"

namespace rconn {

// `place` is the target's index in the schedule, from 0.
using OnReport = std::function<void(const Report&, std::size_t place)>;

// The progress of a fleet, in targets.
struct Standing {
  std::size_t under_way = 0;
  std::size_t done = 0;
};

// `so_far` is a report as far as it has come. Returns whether to be called again.
using OnWaiting = std::function<bool(const Report& so_far, const UnderWay& under_way)>;

// Callbacks, called on the thread of run(). All but on_report may be empty.
struct RunListener {
  OnReport on_report;    // each report, as soon as it is complete; of a wait: at its end, in order
  OnReport on_try = {};  // waits: each attempt
  std::function<void(Standing)> on_tick = {};  // fleets: a few times per second
  OnWaiting on_waiting = {};        // rounds: a few times per second while an operation takes long
  std::function<Room()> room = {};  // rounds and fleets: asked before each target; empty: yes
};

// Performs `operation` on each target as scheduled. A signal (net/process/signal_catcher) ends the
// run: targets in progress report `interrupted`; those not started have no report. Connections to
// persistent targets are kept until the run ends. If the event loop cannot be created, each target
// reports `local-limit`.
RunEnd run(Operation operation, const Schedule& schedule, const RunListener& listener);

}  // namespace rconn
