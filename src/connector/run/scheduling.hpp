// Executes schedules on the event loop.
// Entry points: run_schedule(), one for each kind of schedule; wait_for_room(), called for each
// target.
#pragma once

#include <cstddef>
#include <functional>

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/event_loop.hpp"
#include "connector/run/run.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The state of one call of run().
struct Scheduling {
  Operation operation;
  const RunListener& listener;
  EventLoop& loop;
  std::size_t descriptor_limit;  // see RunContext
};

// Waits until the output has room for the report of another target. False: the run is to end.
asio::awaitable<bool> wait_for_room(const Scheduling& scheduling);

// How a run of rounds or a fleet ended. `had_room`: what wait_for_room() returned last.
RunEnd run_end(const Scheduling& scheduling, bool had_room);

RunEnd run_schedule(const Rounds& rounds, Scheduling& scheduling);
RunEnd run_schedule(const Fleet& fleet, Scheduling& scheduling);
RunEnd run_schedule(const Wait& wait, Scheduling& scheduling);

// For EventLoop::run(): nothing to do, if this many targets at once make more than one connection
// at once; else empty.
std::function<void()> on_idle_of(Operation operation, std::size_t targets);

}  // namespace rconn
