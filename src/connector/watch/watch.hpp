// Probes targets on a fixed schedule, for minutes or days. This is the connector's interface for
// the command watch.
// Entry point: watch(). One single-threaded event loop serves all targets of a call.
// Invariants: a probe starts when it is due, whatever became of those before it; each probe that
// was due is counted once.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "connector/run/room.hpp"
#include "connector/values/target.hpp"
#include "connector/values/watch/event.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn {

struct WatchPlan {
  std::span<const Target> targets;          // must outlive the run
  std::chrono::microseconds interval = {};  // from one probe to the next, above 0
  // Of the view `fresh`; none: without it. At least least_fresh_interval.
  std::optional<std::chrono::microseconds> fresh_interval = {};
  std::optional<std::string> write_key = {};               // the view `write`; none: without it
  std::chrono::microseconds time_to_live = {};             // of the key
  std::optional<std::chrono::microseconds> duration = {};  // none: until a signal

  // A new connection costs a server more than a command: at most ten a second.
  static constexpr std::chrono::milliseconds least_fresh_interval{100};

  // To connect, and for each reply, where a target has no budgets of its own: as in a wait, a
  // server that hangs is to be noticed soon.
  static constexpr std::chrono::seconds short_budget{1};
};

// Callbacks, called on the thread of watch(). Each may be empty.
struct WatchListener {
  std::function<void(const WatchEvent&, const WatchRecord&)> on_event = {};
  std::function<void(const WatchRecord&)> on_tick = {};  // a few times per second
  std::function<Room()> room = {};      // asked before each tick; `never` ends the watch
  int input = -1;                       // a descriptor; when it is readable, on_input is called
  std::function<bool()> on_input = {};  // returns whether the watch goes on
};

// A signal (net/process/signal_catcher) ends it as `interrupted`, with what is known until then.
// Without an event loop: `hopeless`, and every target has the event `down` with `local-limit`.
WatchRecord watch(const WatchPlan& plan, const WatchListener& listener);

// The target with short budgets, where it has none.
Target with_short_budgets(Target target);

// The record of a watch that has not seen anything yet.
WatchRecord empty_record(const WatchPlan& plan);

}  // namespace rconn
