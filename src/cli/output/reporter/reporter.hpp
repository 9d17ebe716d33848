// What an output format makes of the events of a run: the interface that each format implements.
// Entry points: the events, in the order in which a run has them, then finish(), once.
// A format prints what it has a form for; what it has none for it leaves out.
#pragma once

#include "cli/output/summary/check_summary.hpp"
#include "cli/output/summary/ping_summary.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class Reporter {
 public:
  Reporter() = default;
  virtual ~Reporter() = default;
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  // A rung of a trace was reached; `report` is as far as it has come, and follows when it is whole.
  virtual void rung_reached(const Report& /*report*/, Rung /*rung*/) {}

  virtual void report(const Report& report) = 0;

  // The end of one target's wait. `last` is the report of its last try; its `wait` is there.
  virtual void wait_ended(const Report& last) { report(last); }

  // The end of a repeated ping, for each target that was asked.
  virtual void ping_ended(const PingSummary& /*summary*/) {}

  // The end of a check.
  virtual void check_ended(const CheckSummary& /*summary*/) {}

  // Prints what was held back for the end.
  virtual void finish() {}
};

}  // namespace rconn::cli
