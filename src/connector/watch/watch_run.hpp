// One run of a watch on its event loop: all views of all targets, the ticks, and what ends it.
// Entry points: WatchRun::run(); or work(), inside of a loop that runs already.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/posix/stream_descriptor.hpp>
#include <cstddef>
#include <deque>

#include "connector/ladder/run_context.hpp"
#include "connector/net/event_loop.hpp"
#include "connector/net/task_group.hpp"
#include "connector/values/run_end.hpp"
#include "connector/watch/failover/failover_meter.hpp"
#include "connector/watch/fresh_view.hpp"
#include "connector/watch/held_view.hpp"
#include "connector/watch/masters/master_watch.hpp"
#include "connector/watch/observer.hpp"
#include "connector/watch/target_probes.hpp"
#include "connector/watch/watch.hpp"
#include "connector/watch/write_view.hpp"

namespace rconn {

// For watches that share a loop.
RunContext watch_context(std::size_t descriptor_limit);

class WatchRun {
 public:
  // All must outlive the run. `record` has a target for each of the plan, with its views.
  WatchRun(const WatchPlan& plan, const WatchListener& listener, EventLoop& loop,
           RunContext& context, WatchRecord& record);

  RunEnd run();

  // Watches until its plan ends, or it is cancelled. For a loop that something else runs.
  asio::awaitable<void> work();

 private:
  asio::awaitable<void> tick();
  asio::awaitable<void> wait_for_input();
  asio::awaitable<void> ask_for_masters();
  asio::awaitable<void> load_tls();
  void start_views(std::size_t place, net::Clock::time_point start);
  void update();
  void end(RunEnd how);

  const WatchPlan& plan_;
  const WatchListener& listener_;
  EventLoop& loop_;
  WatchRecord& record_;
  Observer observer_;
  RunContext& context_;
  std::deque<TargetMeter> meters_;   // by the place of the target; references to them stay valid
  std::deque<TargetProbes> probes_;  // likewise
  std::deque<FailoverMeter> failovers_;
  std::deque<MasterWatch> masters_;
  std::deque<HeldView> held_;
  std::deque<WriteView> writes_;
  std::deque<FreshView> fresh_;
  RunEnd end_ = RunEnd::complete;
  bool ended_ = false;
  TaskGroup tasks_;
};

}  // namespace rconn
