// Runs targets through the connector: the one front door for everything outside it.
// Entry point: run(). One single-threaded event loop serves all targets of a call.
// Invariant: each target begun has one report (in each round), whatever happens, signals included;
// only those that a wait itself cut short at their first try have none.
#pragma once

#include <cstddef>
#include <functional>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/run/operation.hpp"
#include "connector/run/run_end.hpp"
#include "connector/run/schedule.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// `place` is the target's place among those of the schedule, from 0.
using OnReport = std::function<void(const Report&, std::size_t place)>;

// How a fleet is getting on.
struct Standing {
  std::size_t under_way = 0;
  std::size_t done = 0;
};

// Who is told what, on the thread of run(). All but on_report may be empty.
struct RunListener {
  OnReport on_report;    // as soon as it is made; of a wait: at the end, in order
  OnRung on_rung = {};   // traces: each rung, before the report is done
  OnReport on_try = {};  // waits: each try
  std::function<void(Standing)> on_tick = {};  // fleets: a few times a second
};

// Does `operation` with each target as scheduled. SIGINT and SIGTERM end the run: targets under way
// report `interrupted`, those not begun report nothing. Connections to persistent targets are kept
// until the run ends. Where no event loop can be made, each target reports `local-limit`.
RunEnd run(Operation operation, const Schedule& schedule, const RunListener& listener);

}  // namespace rconn
