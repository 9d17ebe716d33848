#include "connector/watch/meter/target_meter.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

Report failed(Fault fault) {
  Report report;
  report.stopped_at = Rung::connect;
  report.failure = Failure{fault, {}};
  return report;
}

// A target with some views, probed every 100 ms.
struct Watched {
  explicit Watched(std::initializer_list<View> views) {
    for (const View view : views) record.views.emplace_back().view = view;
    meter.emplace(record, 0, pauses,
                  [this](const WatchEvent& event) { told.push_back(event.kind); });
  }

  void probe(View view, std::chrono::milliseconds start, std::optional<Fault> fault = {}) {
    const Report report = fault ? failed(*fault) : Report{};
    meter->started(view, start);
    const Probe probe{.view = view,
                      .due = start,
                      .started = start,
                      .ended = start + 1ms,
                      .report = fault || view == View::fresh ? &report : nullptr};
    meter->note(probe, {.at = probe.ended});
  }

  TargetRecord record;
  std::vector<Pause> pauses;
  std::vector<WatchEventKind> told;
  std::optional<TargetMeter> meter;
};

}  // namespace

TEST_CASE("views that fail at the same time are one outage of the target") {
  Watched watched({View::held, View::fresh});
  watched.probe(View::held, 0ms);
  watched.probe(View::fresh, 0ms);
  watched.probe(View::held, 100ms, Fault::refused);
  watched.probe(View::fresh, 100ms, Fault::refused);
  watched.probe(View::fresh, 200ms);
  CHECK(watched.record.is_down());
  watched.probe(View::held, 200ms, Fault::loading);
  watched.probe(View::held, 300ms);
  REQUIRE(watched.record.outages.size() == 1);
  const Outage& outage = watched.record.outages[0];
  CHECK(outage.over);
  CHECK_FALSE(outage.partial);
  CHECK(outage.views.size() == 2);
  CHECK(outage.began == Bounds{0ms, 101ms});
  CHECK(outage.ended == Bounds{200ms, 301ms});
  CHECK(watched.record.down == outage.lasted());
  CHECK(watched.record.longest == outage.lasted());
  using enum WatchEventKind;
  CHECK(watched.told == std::vector{connected, connected, down, down, up, fault_changed, up});
}

TEST_CASE("an outage in which another view works is partial") {
  Watched watched({View::held, View::fresh});
  watched.probe(View::held, 0ms);
  watched.probe(View::fresh, 0ms);
  watched.probe(View::held, 100ms);
  watched.probe(View::fresh, 100ms, Fault::max_clients);
  watched.probe(View::held, 200ms);
  watched.probe(View::fresh, 200ms);
  REQUIRE(watched.record.outages.size() == 1);
  CHECK(watched.record.outages[0].partial);
}

TEST_CASE("an address that does not work while others do is a partial outage") {
  Watched watched({View::fresh});
  const Report dead = failed(Fault::refused);
  for (int i = 0; i < 4; ++i) {
    const auto start = i * 100ms;
    watched.probe(View::fresh, start);
    const Probe probe{
        .view = View::fresh, .due = start, .started = start, .ended = start + 1ms, .report = &dead};
    const Report works;
    Probe other = probe;
    other.report = &works;
    watched.meter->note_address("192.0.2.1", i == 1 || i == 2 ? probe : other, {.at = start});
  }
  REQUIRE(watched.record.outages.size() == 1);
  CHECK(watched.record.outages[0].partial);
  CHECK(watched.record.outages[0].views[0].address == "192.0.2.1");
  CHECK(watched.record.views[0].failed == 0);
  CHECK(watched.record.views[0].down == Duration{});
  using enum WatchEventKind;
  CHECK(watched.told == std::vector{connected, address_down, address_up});
}

TEST_CASE("an outage that goes on at the end of the watch ends there for now") {
  Watched watched({View::held});
  watched.probe(View::held, 0ms);
  watched.probe(View::held, 100ms, Fault::refused);
  watched.meter->update(5s);
  REQUIRE(watched.record.outages.size() == 1);
  CHECK_FALSE(watched.record.outages[0].over);
  CHECK(watched.record.outages[0].ended == Bounds{5s, 5s});
}

TEST_CASE("outages and events are bounded, and those left out are counted") {
  Watched watched({View::held});
  const auto twice = 2 * TargetRecord::max_outages;
  for (std::size_t i = 0; i < twice; ++i) {
    const auto start = std::chrono::milliseconds(i * 200);
    watched.probe(View::held, start, Fault::refused);
    watched.probe(View::held, start + 100ms);
  }
  const TargetRecord& record = watched.record;
  CHECK(record.outages.size() == TargetRecord::max_outages);
  CHECK(record.outages_left_out == TargetRecord::max_outages);
  CHECK(record.events.size() == TargetRecord::max_events);
  CHECK(record.events_left_out + record.events.size() == watched.told.size());
  CHECK(record.views[0].down == record.down);
  CHECK(record.series.slots.size() <= Series::max_slots);
}

TEST_CASE("only what was sent is load on the server") {
  Watched watched({View::held});
  watched.probe(View::held, 0ms);
  watched.probe(View::held, 100ms, Fault::name_not_found);
  const ViewRecord& view = watched.record.views[0];
  CHECK(view.commands == 1);
  CHECK(view.connections == 0);
  Report refused = failed(Fault::refused);
  refused.times.at(static_cast<std::size_t>(Rung::connect)) = 1ms;
  watched.meter->started(View::held, 200ms);
  const Probe probe{.due = 200ms, .started = 200ms, .ended = 201ms, .report = &refused};
  watched.meter->note(probe, {.at = 201ms});
  CHECK(view.commands == 1);
  CHECK(view.connections == 1);
}

TEST_CASE("an outage does not count the time in which rconn did not run") {
  Watched watched({View::held});
  watched.probe(View::held, 0ms);
  watched.probe(View::held, 100ms, Fault::refused);
  watched.pauses.push_back({.began = {.at = 200ms}, .lasted = 60s, .asleep = 20s});
  watched.probe(View::held, 40300ms, Fault::refused);
  watched.probe(View::held, 40400ms);
  const TargetRecord& record = watched.record;
  REQUIRE(record.outages.size() == 1);
  CHECK(record.longest == record.outages[0].lasted() - 40s);
  CHECK(record.down == record.longest);
  CHECK(record.views[0].down == record.longest);
}

TEST_CASE("failures never enter the times") {
  Watched watched({View::held});
  watched.probe(View::held, 0ms);
  watched.probe(View::held, 100ms, Fault::refused);
  watched.meter->not_started(View::held, 200ms);
  const ViewRecord& view = watched.record.views[0];
  CHECK(view.service.count() == 1);
  CHECK(view.ok == 1);
  CHECK(view.failed == 1);
  CHECK(view.not_started == 1);
  CHECK(availability_by_probes(view) == Approx(1.0 / 3));
}

TEST_CASE("the slots of a series double their width when there are too many") {
  Watched watched({View::held});
  for (int second = 0; second < 2000; ++second) {
    watched.probe(View::held, second * 1000ms,
                  second % 10 == 0 ? std::optional(Fault::refused) : std::nullopt);
  }
  const Series& series = watched.record.series;
  CHECK(series.width == 8s);
  std::uint64_t ok = 0;
  std::uint64_t bad = 0;
  for (const auto& slot : series.slots) {
    ok += slot[0].ok;
    bad += slot[0].failed;
    CHECK(slot[0].service.count() == slot[0].ok);
  }
  CHECK(ok == 1800);
  CHECK(bad == 200);
}
