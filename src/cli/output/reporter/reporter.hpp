// The interface of the output formats: each prints the events of a run in its own way.
// Entry points: the events, in the order in which they occur, then finish(), once.
// A format ignores the events that it does not print.
#pragma once

#include <string>

#include "cli/output/summary/check_summary.hpp"
#include "cli/output/summary/ping_summary.hpp"
#include "connector/values/idle/idle_record.hpp"
#include "connector/values/report.hpp"
#include "connector/values/run_end.hpp"
#include "connector/values/watch/event.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

class Reporter {
 public:
  Reporter() = default;
  virtual ~Reporter() = default;
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  virtual void report(const Report& report) = 0;

  // The end of one target's wait. `last` is the report of its last try and has a `wait`.
  virtual void wait_ended(const Report& last) { report(last); }

  // The end of repeated pings, for each target.
  virtual void ping_ended(const PingSummary& /*summary*/) {}

  // An entry of a list that is no target, or a list whose rest could not be read.
  virtual void list_problem(const std::string& /*place*/, const std::string& /*problem*/) {}

  // Targets or pings have no report: a signal ended the run, or nobody takes the reports.
  virtual void cut_short(RunEnd /*end*/) {}

  // The end of a check.
  virtual void check_ended(const CheckSummary& /*summary*/) {}

  // Something changed during a watch.
  virtual void watch_event(const WatchEvent& /*event*/, const WatchRecord& /*so_far*/) {}

  // A few times per second during a watch.
  virtual void watch_ticked(const WatchRecord& /*so_far*/) {}

  // A descriptor with the keys that are pressed during a watch; -1: none are awaited.
  [[nodiscard]] virtual int input() const { return -1; }

  // It is readable. Returns whether the watch goes on.
  virtual bool take_input() { return true; }

  // The end of a watch.
  virtual void watch_ended(const WatchRecord& /*record*/) {}

  // The end of idle, unless the target could not be used: then report() has its report.
  virtual void idle_ended(const IdleRecord& /*record*/) {}

  // Prints what was held back for the end.
  virtual void finish() {}
};

}  // namespace rconn::cli
