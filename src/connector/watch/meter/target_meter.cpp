#include "connector/watch/meter/target_meter.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "connector/watch/meter/series.hpp"

namespace rconn {
namespace {

constexpr double nearly_all = 0.99;

void count(ViewRecord& view, const Probe& probe) {
  const auto reached = [&probe](Rung rung) {
    return probe.report && probe.report->times.at(static_cast<std::size_t>(rung));
  };
  if (reached(Rung::connect)) ++view.connections;
  if (!probe.report || reached(Rung::ping) || reached(Rung::write)) ++view.commands;
  if (!probe.ok()) {
    ++view.failed;
    ++view.faults[probe.report->failure->fault];
    return;
  }
  ++view.ok;
  view.service.add(probe.ended - probe.started);
  view.corrected.add(probe.ended - probe.due);
  if (!probe.report) {
    const Rung rung = probe.view == View::write ? Rung::write : Rung::ping;
    view.rungs.at(static_cast<std::size_t>(rung)).add(probe.ended - probe.started);
    return;
  }
  for (std::size_t rung = 0; rung < view.rungs.size(); ++rung) {
    if (const auto& took = probe.report->times.at(rung)) view.rungs.at(rung).add(*took);
  }
}

OutageMeter::Change judged(OutageMeter& meter, const Probe& probe, Duration usual) {
  if (!probe.ok()) return meter.bad(probe, usual);
  return meter.good(probe.started, probe.ended, usual, probe.report != nullptr);
}

}  // namespace

TargetMeter::TargetMeter(TargetRecord& record, std::size_t place, const std::vector<Pause>& pauses,
                         OnEvent on_event)
    : record_(record),
      pauses_(pauses),
      place_(place),
      on_event_(std::move(on_event)),
      log_(record, pauses) {
  for (const ViewRecord& view : record.views) meters_.emplace_back(view.view);
}

ViewRecord& TargetMeter::record_of(View view) {
  return *std::ranges::find(record_.views, view, &ViewRecord::view);
}

OutageMeter& TargetMeter::meter_of(View view) {
  const auto found = std::ranges::find(record_.views, view, &ViewRecord::view);
  return meters_[static_cast<std::size_t>(found - record_.views.begin())];
}

// A quantile looks at every bucket, which is too much for each of 1,000 probes a second.
Duration TargetMeter::usual(View view) {
  const auto place = static_cast<std::size_t>(view);
  Usual& known = usual_.at(place);
  const Histogram& service = record_of(view).service;
  if (service.count() * 50 > known.count * 51) {
    known = {service.count(), service.quantile(nearly_all)};
  }
  return known.time;
}

void TargetMeter::note(const Probe& probe, Instant now) {
  ViewRecord& view = record_of(probe.view);
  OutageMeter& meter = meter_of(probe.view);
  const bool is_first = view.ok == 0;
  const Duration margin = usual(probe.view);
  count(view, probe);
  const auto took = probe.ok() ? std::optional(probe.ended - probe.started) : std::nullopt;
  add_to(record_.series, probe.view, probe.due, took);
  if (probe.report && probe.report->address) record_.address = *probe.report->address;
  const OutageMeter::Change change = judged(meter, probe, margin);
  judge(meter, change, now);
  view.is_down = meter.is_down();
  if (probe.ok() && is_first && change == OutageMeter::Change::none) {
    tell({.kind = WatchEventKind::connected,
          .when = now,
          .view = probe.view,
          .text = probe.report ? probe.report->address.value_or("") : std::string()});
  }
}

void TargetMeter::not_started(View view, Duration due, std::optional<Fault> why) {
  ++record_of(view).not_started;
  if (why) ++record_of(view).faults[*why];
  add_to(record_.series, view, due, std::nullopt);
}

void TargetMeter::withdraw(View view, Duration started) { meter_of(view).withdraw(started); }

void TargetMeter::connection_ended(View view, Instant now, Duration late) {
  meter_of(view).connection_ended({now.at - late, now.at});
  tell({.kind = WatchEventKind::connection_lost, .when = now, .view = view});
}

void TargetMeter::note_address(const std::string& address, const Probe& probe, Instant now) {
  const auto [found, is_new] = addresses_.try_emplace(address, probe.view, address);
  OutageMeter& meter = found->second;
  const Duration margin = usual(probe.view);
  judge(meter, judged(meter, probe, margin), now);
}

void TargetMeter::forget_address(const std::string& address, Instant now) {
  const auto found = addresses_.find(address);
  if (found == addresses_.end()) return;
  OutageMeter meter = std::move(found->second);
  addresses_.erase(found);
  if (!meter.is_down()) return;
  meter.give_up(now.at);
  log_.update(meter.outage());
  if (!any_down()) log_.end();
}

void TargetMeter::judge(OutageMeter& meter, OutageMeter::Change change, Instant now) {
  const ViewOutage& outage = meter.outage();
  switch (change) {
    case OutageMeter::Change::none:
      if (!meter.is_down() && outage.over) log_.update(outage);
      return;
    case OutageMeter::Change::down:
      log_.begin(outage, now);
      tell_of(outage.address.empty() ? WatchEventKind::down : WatchEventKind::address_down, outage,
              now);
      return;
    case OutageMeter::Change::fault_changed:
      log_.update(outage);
      tell_of(WatchEventKind::fault_changed, outage, now);
      return;
    case OutageMeter::Change::passed:
      log_.begin(outage, now);
      tell_of(outage.address.empty() ? WatchEventKind::down : WatchEventKind::address_down, outage,
              now);
      break;
    case OutageMeter::Change::up:
      log_.update(outage);
      break;
  }
  if (outage.address.empty()) count_down(outage, outage.ended.middle());
  if (!any_down()) log_.end();
  tell_of(outage.address.empty() ? WatchEventKind::up : WatchEventKind::address_up, outage, now);
}

// The outage of a view lasts until then, or so far.
void TargetMeter::count_down(const ViewOutage& outage, Duration until) {
  const Duration began = outage.began.middle();
  const Duration lasted = until - began - paused_between(pauses_, began, until);
  Duration& counted = counted_.at(static_cast<std::size_t>(outage.view));
  record_of(outage.view).down += lasted - counted;
  counted = outage.over ? Duration{} : lasted;
}

bool TargetMeter::any_down() const {
  return std::ranges::any_of(meters_, &OutageMeter::is_down) ||
         std::ranges::any_of(addresses_, [](const auto& each) { return each.second.is_down(); });
}

void TargetMeter::tell_of(WatchEventKind kind, const ViewOutage& outage, Instant now) {
  WatchEvent event{.kind = kind, .when = now, .view = outage.view, .text = outage.address};
  if (kind == WatchEventKind::up || kind == WatchEventKind::address_up) {
    event.lasted = outage.lasted();
    event.uncertainty = outage.uncertainty();
  } else {
    const FaultRun& run = outage.faults.back();
    event.fault = run.fault;
    event.cause = run.cause;
    event.report = run.report;
  }
  tell(std::move(event));
}

void TargetMeter::tell(WatchEvent event) {
  event.target = place_;
  if (on_event_) on_event_(event);
  event.report.reset();
  std::vector<WatchEvent>& events = record_.events;
  if (events.size() == TargetRecord::max_events) {
    events.erase(events.begin() + TargetRecord::max_events / 2);
    ++record_.events_left_out;
  }
  events.push_back(std::move(event));
}

void TargetMeter::update(Duration now) {
  for (const OutageMeter& meter : meters_) {
    if (!meter.is_down()) continue;
    log_.update(meter.outage());
    count_down(meter.outage(), now);
  }
  for (const auto& [address, meter] : addresses_) {
    if (meter.is_down()) log_.update(meter.outage());
  }
  if (log_.is_open()) log_.extend(now);
}

}  // namespace rconn
