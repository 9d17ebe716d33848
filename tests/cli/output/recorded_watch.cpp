#include "cli/output/recorded_watch.hpp"

#include "connector/values/finding.hpp"

namespace support {

using namespace rconn;
using namespace std::chrono_literals;

RecordedWatch::RecordedWatch(const std::vector<std::string>& targets,
                             const std::vector<View>& views) {
  // 2026-03-01 12:00:00 UTC
  record.start.wall = std::chrono::sys_days(std::chrono::year(2026) / 3 / 1) + 12h;
  record.settings.interval = 100ms;
  for (const std::string& name : targets) {
    TargetRecord& target = record.targets.emplace_back();
    target.target = name;
    target.endpoint = name;
    for (const View view : views) target.views.emplace_back().view = view;
  }
  for (std::size_t place = 0; place < targets.size(); ++place) {
    meters_.emplace_back(record.targets[place], place, record.pauses,
                         [this](const WatchEvent& event) { events.push_back(event); });
  }
}

Instant RecordedWatch::instant(Duration at) const {
  return {at, record.start.wall + std::chrono::duration_cast<std::chrono::microseconds>(at)};
}

void RecordedWatch::ok(Duration at, Duration took, View view, std::size_t target) {
  TargetMeter& meter = meters_.at(target);
  meter.started(view, at);
  Probe probe{.view = view, .due = at, .started = at, .ended = at + took};
  meter.note(probe, instant(probe.ended));
}

void RecordedWatch::failed(Duration at, Fault fault, View view, std::size_t target, Duration took) {
  TargetMeter& meter = meters_.at(target);
  meter.started(view, at);
  Report report;
  report.probed = true;
  report.target = record.targets[target].target;
  report.host = "cache";
  report.endpoint = record.targets[target].endpoint;
  report.failure = Failure{fault, own_words("Connection refused")};
  report.stopped_at = Rung::connect;
  report.total = took;
  Probe probe{.view = view, .due = at, .started = at, .ended = at + took};
  probe.report = &report;
  meter.note(probe, instant(probe.ended));
}

const WatchRecord& RecordedWatch::until(Duration now) {
  record.now = instant(now);
  record.lasted = now;
  for (TargetMeter& meter : meters_) meter.update(now);
  return record;
}

void restart(RecordedWatch& watch, std::size_t target) {
  for (Duration at{}; at < 5s; at += 100ms) watch.ok(at, 200us, View::held, target);
  for (Duration at = 5s; at < 8s; at += 100ms) watch.failed(at, Fault::refused, View::held, target);
  for (Duration at = 8s; at < 10s; at += 100ms)
    watch.failed(at, Fault::loading, View::held, target);
  for (Duration at = 10s; at < 20s; at += 100ms) watch.ok(at, 400us, View::held, target);
}

}  // namespace support
