#include "connector/watch/meter/outage_meter.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "connector/values/finding.hpp"

namespace rconn {
namespace {

std::string cause_of(const Report& report) {
  return report.finding ? std::string(report.finding->cause) : std::string();
}

}  // namespace

void OutageMeter::settle(Duration start) {
  const auto found = std::ranges::find(pending_, start);
  if (found != pending_.end()) pending_.erase(found);
}

void OutageMeter::forget_old_replies() {
  while (replies_.size() > 1 && (pending_.empty() || replies_[1].seen <= pending_.front())) {
    replies_.pop_front();
  }
}

OutageMeter::Change OutageMeter::good(Duration start, Duration seen, Duration usual,
                                      bool connected) {
  settle(start);
  replies_.push_back({start, seen});
  connection_ended_.reset();
  const bool was_down = std::exchange(down_, false);
  if (was_down) finish(seen, connected ? std::nullopt : std::optional(start), usual);
  forget_old_replies();
  return was_down ? Change::up : Change::none;
}

void OutageMeter::give_up(Duration at) {
  if (!std::exchange(down_, false)) return;
  outage_.ended = {std::min(last_bad_start_, at), at};
  outage_.over = true;
}

// A probe that was not answered although the reply to another one just was: the server did not
// answer when it started. One that started only just before may still be answered.
void OutageMeter::finish(Duration seen, std::optional<Duration> answered_start, Duration usual) {
  constexpr std::chrono::milliseconds least{5};  // a reply may also be late by a busy machine
  const Duration soon = std::max<Duration>(2 * usual, least);
  Duration latest_bad = last_bad_start_;
  if (answered_start && seen - *answered_start > soon) {
    latest_bad = std::max(latest_bad, *answered_start);
  }
  for (const Duration start : pending_) {
    if (seen - start > soon) latest_bad = std::max(latest_bad, start);
  }
  outage_.ended = {std::min(std::max(latest_bad, outage_.began.earliest), seen), seen};
  outage_.over = true;
}

void OutageMeter::begin(const Probe& probe, Duration usual) {
  outage_ = ViewOutage{.view = outage_.view, .address = std::move(outage_.address)};
  const auto before =
      std::ranges::find_if(replies_.rbegin(), replies_.rend(),
                           [&](const Good& each) { return each.start < probe.started; });
  // The reply was on its way for a while after the server had sent it.
  const Duration last_good =
      before == replies_.rend() ? Duration{} : std::max(before->start, before->seen - usual);
  if (connection_ended_ && connection_ended_->latest <= probe.started) {
    outage_.began = *connection_ended_;
    if (before != replies_.rend()) {
      Duration& earliest = outage_.began.earliest;
      earliest = std::min(std::max(earliest, before->start), outage_.began.latest);
    }
  } else if (before == replies_.rend()) {
    outage_.began = {};  // it did not work when the watch began
  } else {
    const Duration latest = std::min(probe.ended, probe.started + usual);
    outage_.began = {std::min(last_good, latest), latest};
  }
  last_bad_start_ = probe.started;
}

OutageMeter::Change OutageMeter::add_fault(const Probe& probe) {
  const Fault fault = probe.report->failure->fault;
  const std::string cause = cause_of(*probe.report);
  std::vector<FaultRun>& runs = outage_.faults;
  const bool overtaken = !runs.empty() && probe.started < last_bad_start_;
  const auto same = std::ranges::find(runs.rbegin(), runs.rend(), fault, &FaultRun::fault);
  // Probes that overlap fail in any order: that is no change.
  if (same != runs.rend() && (same == runs.rbegin() || overtaken)) {
    same->last = std::max(same->last, probe.ended);
    ++same->probes;
    const bool learned = same->cause.empty() && !cause.empty();
    if (!learned) return Change::none;
    same->cause = cause;
    same->report = std::make_shared<const Report>(*probe.report);
    return same == runs.rbegin() ? Change::fault_changed : Change::none;
  }
  if (runs.size() == ViewOutage::max_faults) {
    ++outage_.faults_left_out;
    return Change::fault_changed;
  }
  runs.push_back({.fault = fault,
                  .cause = cause,
                  .first = probe.ended,
                  .last = probe.ended,
                  .probes = 1,
                  .report = std::make_shared<const Report>(*probe.report)});
  return runs.size() == 1 ? Change::down : Change::fault_changed;
}

OutageMeter::Change OutageMeter::bad(const Probe& probe, Duration usual) {
  settle(probe.started);
  if (down_) {
    const Change change = add_fault(probe);
    Bounds& began = outage_.began;
    began.latest = std::max(began.earliest, std::min(began.latest, probe.started + usual));
    last_bad_start_ = std::max(last_bad_start_, probe.started);
    forget_old_replies();
    return change;
  }
  // It was started in an outage that has ended meanwhile.
  if (outage_.over && probe.started <= outage_.ended.latest) {
    Probe late = probe;
    late.ended = std::min(late.ended, outage_.ended.latest);
    add_fault(late);
    return Change::none;
  }
  begin(probe, usual);
  add_fault(probe);
  const auto after =
      std::ranges::find_if(replies_, [&](const Good& each) { return each.start > probe.started; });
  const bool passed = after != replies_.end();
  if (passed) {
    finish(after->seen, after->start, usual);
  } else {
    down_ = true;
  }
  connection_ended_.reset();
  forget_old_replies();
  return passed ? Change::passed : Change::down;
}

}  // namespace rconn
