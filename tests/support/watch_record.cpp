#include "support/watch_record.hpp"

#include <chrono>
#include <utility>

#include "connector/values/finding.hpp"

namespace support {

using namespace rconn;
using namespace std::chrono;

namespace {

constexpr auto day = hours(24);
const system_clock::time_point midnight{seconds(1'772'323'200)};

Instant at(Duration moment) {
  return {moment, midnight + duration_cast<system_clock::duration>(moment)};
}

Bounds around(Duration moment, Duration uncertainty) {
  return {moment - uncertainty, moment + uncertainty};
}

Histogram times(Duration usual, int count) {
  Histogram histogram;
  for (int i = 0; i < count; ++i) histogram.add(usual + microseconds(i % 97) * (i % 13));
  histogram.add(usual * 200);
  return histogram;
}

ViewOutage outage_of(View view, Duration began, Duration length) {
  ViewOutage outage{.view = view,
                    .began = around(began, milliseconds(50)),
                    .ended = around(began + length, milliseconds(51)),
                    .over = true};
  outage.faults.push_back({.fault = Fault::refused,
                           .cause = "port-closed",
                           .first = began,
                           .last = began + length / 2,
                           .probes = 7,
                           .report = report_of(Fault::refused, hostile_text)});
  outage.faults.push_back({.fault = Fault::loading,
                           .first = began + length / 2,
                           .last = began + length,
                           .probes = 3,
                           .report = report_of(Fault::loading, "LOADING")});
  return outage;
}

Outage outage_at(Duration began, Duration length) {
  Outage outage{.noticed = at(began + milliseconds(60)), .over = true};
  outage.views.push_back(outage_of(View::held, began, length));
  outage.views.push_back(outage_of(View::fresh, began, length));
  outage.began = outage.views.front().began;
  outage.ended = outage.views.front().ended;
  return outage;
}

ViewRecord view_of(View view, Duration usual) {
  ViewRecord record;
  record.view = view;
  record.ok = 5001;
  record.failed = 20;
  record.not_started = 2;
  record.connections = 9;
  record.faults = {{Fault::refused, 14}, {Fault::loading, 6}};
  record.service = times(usual, 5000);
  record.corrected = times(usual + microseconds(40), 5000);
  record.rungs.at(static_cast<std::size_t>(Rung::ping)) = times(usual, 5000);
  record.down = seconds(42);
  record.is_down = true;
  return record;
}

Series series_of(std::size_t slots) {
  Series series;
  series.width = seconds(256);
  for (std::size_t i = 0; i < slots; ++i) {
    auto& slot = series.slots.emplace_back();
    if (i % 40 == 1) continue;
    slot[0] = {2000, 3, times(microseconds(180), 20)};
    slot[1] = {500, 0, times(microseconds(620), 20)};
  }
  return series;
}

std::vector<WatchEvent> events_of() {
  std::vector<WatchEvent> events;
  for (std::size_t i = 0; i < watch_event_names.size(); ++i) {
    events.push_back({.kind = static_cast<WatchEventKind>(i), .when = at(minutes(i))});
  }
  events[1].view = View::held;
  events[1].fault = Fault::refused;
  events[1].cause = "port-closed";
  events[3].lasted = seconds(42);
  events[3].uncertainty = milliseconds(101);
  events[5].text = hostile_text;
  return events;
}

}  // namespace

std::shared_ptr<const Report> report_of(Fault fault, const std::string& detail) {
  auto report = std::make_shared<Report>();
  report->probed = true;
  report->host = "cache.example";
  report->endpoint = "cache.example:6379";
  report->stopped_at = Rung::connect;
  report->failure = Failure{fault, detail};
  return report;
}

WatchRecord full_record(std::size_t outages, std::size_t slots) {
  WatchRecord record;
  record.settings = {.interval = milliseconds(100),
                     .fresh_interval = milliseconds(500),
                     .write_key = hostile_text,
                     .duration = day,
                     .host = hostile_text,
                     .system = "Linux 6.1.0"};
  record.start = at({});
  record.lasted = day;
  // As long as it was suspended, moments did not go on.
  record.now = {day, at(day + seconds(29)).wall};
  record.end = RunEnd::interrupted;
  record.pauses = {{at(hours(5)), seconds(30), true, seconds(29)},
                   {at(hours(7)), seconds(2), false, {}}};
  record.pauses_left_out = 1;
  record.paused = seconds(33);
  record.latest = milliseconds(3);
  TargetRecord& target = record.targets.emplace_back();
  target.target = "cache.example:6379";
  target.endpoint = "cache.example:6379";
  target.address = "10.20.0.8:6379";
  target.views = {view_of(View::held, microseconds(180)), view_of(View::fresh, microseconds(620))};
  const Duration apart = Duration(day) / static_cast<Duration::rep>(outages + 1);
  for (std::size_t i = 1; i <= outages; ++i) {
    target.outages.push_back(outage_at(apart * static_cast<Duration::rep>(i), seconds(42)));
  }
  target.outages.back().over = false;
  target.outages.front().partial = true;
  target.outages.front().views.front().address = hostile_text;
  target.outages.front().views.front().faults_left_out = 4;
  target.outages_left_out = 2;
  target.down = seconds(42) * static_cast<int>(outages);
  target.longest = seconds(42);
  target.events = events_of();
  target.events_left_out = 5;
  target.series = series_of(slots);
  target.failovers.push_back(
      {.from = {"10.20.0.7:6379", "5d1f5d1f5d1f", 812'345, at({})},
       .to = {"10.20.0.8:6379", hostile_text, std::nullopt, at(hours(6) + seconds(30))},
       .last_acknowledged_write = hours(6) - milliseconds(40),
       .first_error = hours(6),
       .first_contact = hours(6) + seconds(30),
       .first_acknowledged_write = std::nullopt,
       .old_master_demoted = hours(6) + seconds(44)});
  target.failovers_left_out = 3;
  target.writes = Writes{hostile_text, hours(1), 863'000, 12, 7, 3, 2, "the key had expired"};
  return record;
}

}  // namespace support
