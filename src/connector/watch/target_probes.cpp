#include "connector/watch/target_probes.hpp"

#include <algorithm>
#include <utility>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

using net::Clock;

// Whether the deadline of a rung that passed while rconn did not run may have caused it.
bool is_timeout(Fault fault) {
  switch (fault) {
    case Fault::name_timeout:
    case Fault::connect_timeout:
    case Fault::tls_timeout:
    case Fault::reply_timeout:
      return true;
    default:
      return false;
  }
}

}  // namespace

TargetProbes::TargetProbes(Target target, TargetMeter& meter, Observer& observer,
                           RunContext& context)
    : named_{endpoint(target), std::move(target), {}},
      meter_(meter),
      observer_(observer),
      context_(context) {
  named_.target.persistence.reset();
}

void TargetProbes::follow(FailoverMeter& failovers, MasterWatch& masters) {
  failovers_ = &failovers;
  masters_ = &masters;
}

const Place* TargetProbes::place() const { return is_by_sentinel() ? masters_->place() : &named_; }

bool TargetProbes::may_use(const Target& connected) const {
  if (!is_by_sentinel()) return true;
  return connected.host != named_.target.host || connected.port != named_.target.port;
}

BegunProbe TargetProbes::begin(View view, Clock::time_point due, Clock::time_point now) {
  observer_.note_start(due, now);
  meter_.started(view, observer_.since_start(now));
  return {due, now, observer_.pauses()};
}

void TargetProbes::not_started(View view, Clock::time_point due) {
  meter_.not_started(view, observer_.since_start(due));
}

// How long the reply took is not known if rconn did not run meanwhile.
void TargetProbes::answered(View view, const BegunProbe& probe, Clock::time_point seen) {
  if (observer_.pauses() == probe.before) {
    note(view, probe, seen, nullptr);
  } else {
    withdraw(view, probe);
  }
}

void TargetProbes::finish(View view, const BegunProbe& probe, Clock::time_point ended,
                          Report& report) {
  const Fault fault = report.failure ? report.failure->fault : Fault{};
  const bool is_unknown = report.ok() || is_timeout(fault);
  const bool was_paused = observer_.pauses() != probe.before;
  if ((was_paused && is_unknown) || (!report.ok() && fault == Fault::interrupted)) {
    withdraw(view, probe);
  } else {
    conclude(view, probe, ended, report);
  }
}

// What this machine lacks is no failure of the target.
void TargetProbes::conclude(View view, const BegunProbe& probe, Clock::time_point ended,
                            Report& report) {
  if (!report.ok() && report.failure->fault == Fault::local_limit) {
    withdraw(view, probe);
    meter_.not_started(view, observer_.since_start(probe.due), Fault::local_limit);
    return;
  }
  explain(report);
  note(view, probe, ended, &report);
}

Probe TargetProbes::known(View view, const BegunProbe& probe, Clock::time_point ended,
                          const Report* report) const {
  return {.view = view,
          .due = observer_.since_start(probe.due),
          .started = observer_.since_start(probe.started),
          .ended = observer_.since_start(std::max(ended, probe.started)),
          .report = report};
}

void TargetProbes::explain(Report& report) {
  if (!report.ok()) evidence_of(report).answered_before = answered_;
  // It may be on the master, which is elsewhere.
  const Place* const master = masters_ == nullptr ? nullptr : masters_->place();
  const bool is_named = master == nullptr || master->address != report.endpoint;
  explain_failure(is_named ? named_.target : master->target, report, context_.machine);
}

void TargetProbes::note(View view, const BegunProbe& probe, Clock::time_point ended,
                        const Report* report) {
  if (report == nullptr || report->ok()) answered_ = true;
  const Probe result = known(view, probe, ended, report);
  meter_.note(result, observer_.instant(ended));
  if (failovers_ == nullptr) return;
  failovers_->note(result);
  if (!result.ok()) masters_->look_closely();
}

void TargetProbes::note_address(View view, const std::string& address, const BegunProbe& probe,
                                Clock::time_point ended, Report* failed) {
  if (failed != nullptr) {
    if (observer_.pauses() != probe.before && is_timeout(failed->failure->fault)) return;
    explain(*failed);
  }
  meter_.note_address(address, known(view, probe, ended, failed), observer_.instant(ended));
}

void TargetProbes::forget_address(const std::string& address) {
  meter_.forget_address(address, observer_.instant(Clock::now()));
}

void TargetProbes::withdraw(View view, const BegunProbe& probe) {
  meter_.withdraw(view, observer_.since_start(probe.started));
}

Clock::time_point TargetProbes::deadline(const BegunProbe& probe, Clock::duration budget) const {
  return probe.started + budget + (observer_.pauses().total - probe.before.total);
}

void TargetProbes::connection_ended(View view, Clock::time_point seen) {
  meter_.connection_ended(view, observer_.instant(seen), observer_.lateness(seen));
}

}  // namespace rconn
