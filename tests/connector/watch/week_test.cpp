// What a watch keeps does not grow with time: a simulated week of probes through the meter.

#include <cmath>

#include "connector/watch/meter/target_meter.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

// How many values the record holds: its memory, but for a constant factor.
std::size_t size_of(const TargetRecord& record) {
  std::size_t size = record.outages.size() + record.events.size() + record.series.slots.size();
  for (const Outage& outage : record.outages) {
    for (const ViewOutage& view : outage.views) size += 1 + view.faults.size();
  }
  for (const auto& slot : record.series.slots) {
    for (const SlotCounts& counts : slot) size += counts.service.buckets().size();
  }
  for (const ViewRecord& view : record.views) {
    size += view.service.buckets().size() + view.corrected.buckets().size() + view.faults.size();
    for (const Histogram& rung : view.rungs) size += rung.buckets().size();
  }
  return size;
}

// From 0.2 ms to 2 ms.
Duration service_time(std::uint64_t number) {
  const double share = static_cast<double>(number * 2'654'435'761 % 100'003) / 100'003;
  return std::chrono::duration_cast<Duration>(200us * std::pow(10, share));
}

TargetRecord record_of_held() {
  TargetRecord record;
  record.views.emplace_back().view = View::held;
  return record;
}

class Week {
 public:
  Week() { failed_.stopped_at = Rung::ping; }

  // One probe every four seconds; every two minutes three of them fail, with different faults.
  void add_day() {
    for (int probe = 0; probe < 6 * 3600; ++probe) add_probe();
    meter_.update(now_);
  }

  [[nodiscard]] const TargetRecord& record() const { return record_; }

 private:
  void add_probe() {
    const bool fails = number_ % 30 < 3;
    Probe probe{.view = View::held, .due = now_, .started = now_, .ended = now_};
    probe.ended += service_time(number_);
    if (fails) {
      const bool refused = number_ % 2 == 0;
      failed_.failure = Failure{refused ? Fault::refused : Fault::loading, "words"};
      probe.report = &failed_;
    }
    meter_.started(View::held, probe.started);
    meter_.note(probe, {probe.ended, {}});
    now_ += 4s;
    ++number_;
  }

  TargetRecord record_ = record_of_held();
  std::vector<Pause> pauses_;
  TargetMeter meter_{record_, 0, pauses_, {}};
  Report failed_;
  Duration now_{};
  std::uint64_t number_ = 0;
};

}  // namespace

TEST_CASE("what a simulated week of probes takes in memory, a second week does not add to") {
  Week week;
  for (int day = 1; day <= 7; ++day) week.add_day();
  const std::size_t after_a_week = size_of(week.record());
  for (int day = 8; day <= 14; ++day) week.add_day();
  const TargetRecord& record = week.record();
  // The slots of time are twice as wide, and hold more different times each.
  CHECK(size_of(record) <= after_a_week + after_a_week / 3);
  CHECK(record.outages.size() == TargetRecord::max_outages);
  CHECK(record.outages.size() + record.outages_left_out == 14 * 24 * 30);
  CHECK(record.events.size() == TargetRecord::max_events);
  CHECK(record.series.slots.size() <= Series::max_slots);
  CHECK(record.views[0].probes() == 14 * 6 * 3600);
}
