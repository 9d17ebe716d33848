// Runs targets through the connector: the front door for everything outside this folder.
// Entry point: probe(). One single-threaded event loop serves all targets of a call.
// Invariant: exactly one report for each target begun, whatever happens, signals included.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>

#include "connector/ladder/rungs/ladder.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

enum class Errand {
  ping,      // the whole ladder, then close
  trace,     // the same, and whatever else explains it
  topology,  // the whole ladder, then every member of what the target is part of
  resolve,   // only the rung resolve: where would it connect to?
};

// What is to be done with the targets, and how often.
struct Job {
  Errand errand;
  unsigned rounds = 1;                   // each takes every target once
  std::chrono::microseconds interval{};  // from the start of one round to the start of the next
  bool check_echo = false;               // of kept connections, as phpredis does since 5.2.0
};

// `target` is the place of the report's target in the list.
using OnReport = std::function<void(const Report&, std::size_t target)>;

// Takes the targets in order and hands over each report as soon as it is made. SIGINT and SIGTERM
// end the run: the target under way reports `interrupted`, those after it are not begun.
// Connections to persistent targets are kept until the run ends.
// `on_rung` is told of each rung that a trace reaches, before the report is done.
// Returns whether the run came to its own end. The targets must outlive the call.
bool probe(std::span<const Target> targets, const Job& job, const OnReport& on_report,
           const OnRung& on_rung = {});

}  // namespace rconn
