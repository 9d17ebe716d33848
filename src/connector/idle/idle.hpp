// Finds out after how much silence connections to a target are cut, by what, and what keeps them
// open. This is the connector's interface for the command idle.
// Entry point: probe_idle(). One single-threaded event loop.
// Invariants: all connections of a round are open at once; a round takes as long as its longest
// age.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

#include "connector/values/idle/idle_record.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct IdlePlan {
  const Target& target;
  std::vector<IdleTime> ages;  // above 0; empty: the default, up to `up_to`
  IdleTime up_to{};
};

struct IdleProgress {
  unsigned round = 1;
  std::size_t held = 0;  // connections that are still silent
  std::size_t ok = 0;    // in all rounds
  std::size_t cut = 0;
  IdleTime so_far{};  // of this round
  IdleTime in_all{};
};

// Callbacks, called on the thread of probe_idle(). Each may be empty.
struct IdleListener {
  // Before the connections of a round are opened: how many, and for how long.
  std::function<void(const IdleRecord& so_far, std::size_t connections, IdleTime longest)>
      on_round = {};
  std::function<void(const IdleProgress&)> on_tick = {};  // a few times per second
};

// A signal (net/process/signal_catcher) ends it as `interrupted`, with what is known until then.
IdleRecord probe_idle(const IdlePlan& plan, const IdleListener& listener);

}  // namespace rconn
