// The probes of one target, which its views start and end: from the clock of the watch to the
// meter. Entry points: begin(), then answered(), finish(), conclude() or withdraw(), once for each
// probe. Invariant: a probe is not counted as failed because rconn itself did not run.
#pragma once

#include <string>

#include "connector/ladder/run_context.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"
#include "connector/values/watch/probe.hpp"
#include "connector/watch/failover/failover_meter.hpp"
#include "connector/watch/masters/master_watch.hpp"
#include "connector/watch/masters/place.hpp"
#include "connector/watch/meter/target_meter.hpp"
#include "connector/watch/observer.hpp"

namespace rconn {

// A probe under way.
struct BegunProbe {
  net::Clock::time_point due;
  net::Clock::time_point started;
  Pauses before;  // those until it was started
};

class TargetProbes {
 public:
  // All but the target must outlive it. A connection of a watch is never kept for later uses.
  TargetProbes(Target target, TargetMeter& meter, Observer& observer, RunContext& context);

  // From now on, what the probes see goes to `failovers`, too, and the views connect where
  // `masters` says. Both must outlive the probes.
  void follow(FailoverMeter& failovers, MasterWatch& masters);

  // Where the views `held` and `fresh` connect to: the master that Sentinels name, else the target
  // itself. Null: no master is known, as unknown() says. Valid until the next wait.
  [[nodiscard]] const Place* place() const;
  [[nodiscard]] bool is_by_sentinel() const {
    return masters_ != nullptr && masters_->is_by_sentinel();
  }

  // Whether a connection to this one counts: not to a Sentinel that was taken for the target
  // itself.
  [[nodiscard]] bool may_use(const Target& connected) const;
  [[nodiscard]] const Report& unknown() const { return masters_->unknown(); }

  [[nodiscard]] const Target& target() const { return named_.target; }
  [[nodiscard]] Observer& observer() { return observer_; }
  [[nodiscard]] RunContext& context() { return context_; }
  [[nodiscard]] TargetMeter& meter() { return meter_; }

  BegunProbe begin(View view, net::Clock::time_point due, net::Clock::time_point now);

  // It was due, but too many before it are unanswered.
  void not_started(View view, net::Clock::time_point due);

  // The reply to it was seen then, on a connection that was open already.
  void answered(View view, const BegunProbe& probe, net::Clock::time_point seen);

  // It ended as the report says, which gets the cause of a failure. It is withdrawn if the report
  // may say so only because rconn did not run meanwhile, or if the end of the watch cut it off.
  void finish(View view, const BegunProbe& probe, net::Clock::time_point ended, Report& report);

  // The same, but its report holds whether or not rconn ran all the time.
  void conclude(View view, const BegunProbe& probe, net::Clock::time_point ended, Report& report);

  // What it showed of one address of several; `failed`: null if the address works. The report gets
  // the cause.
  void note_address(View view, const std::string& address, const BegunProbe& probe,
                    net::Clock::time_point ended, Report* failed);

  // The name has this address no more.
  void forget_address(const std::string& address);

  // The watch ends before it does.
  void withdraw(View view, const BegunProbe& probe);

  // When a probe that has `budget` has failed: the pauses since its start do not count.
  [[nodiscard]] net::Clock::time_point deadline(const BegunProbe& probe,
                                                net::Clock::duration budget) const;

  // The connection of the view ended while nothing was asked on it.
  void connection_ended(View view, net::Clock::time_point seen);

 private:
  [[nodiscard]] Probe known(View view, const BegunProbe& probe, net::Clock::time_point ended,
                            const Report* report) const;
  void explain(Report& report);
  void note(View view, const BegunProbe& probe, net::Clock::time_point ended, const Report* report);

  Place named_;
  TargetMeter& meter_;
  Observer& observer_;
  RunContext& context_;
  bool answered_ = false;  // to any probe
  FailoverMeter* failovers_ = nullptr;
  MasterWatch* masters_ = nullptr;
};

}  // namespace rconn
