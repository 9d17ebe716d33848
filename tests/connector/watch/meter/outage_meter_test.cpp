#include "connector/watch/meter/outage_meter.hpp"

#include "connector/values/finding.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;
using Change = OutageMeter::Change;

namespace {

// Probes of one view, with moments in milliseconds.
class Probes {
 public:
  Change good(int start, int seen) {
    meter.started(Duration(start * 1ms));
    return reply(start, seen);
  }

  Change reply(int start, int seen) {
    return meter.good(Duration(start * 1ms), Duration(seen * 1ms), usual);
  }

  Change bad(int start, int known, Fault fault = Fault::refused) {
    meter.started(Duration(start * 1ms));
    return failure(start, known, fault);
  }

  Change failure(int start, int known, Fault fault = Fault::reply_timeout) {
    Report report;
    report.stopped_at = Rung::ping;
    report.failure = Failure{fault, {}};
    const Probe probe{.view = View::held,
                      .due = Duration(start * 1ms),
                      .started = Duration(start * 1ms),
                      .ended = Duration(known * 1ms),
                      .report = &report};
    return meter.bad(probe, usual);
  }

  [[nodiscard]] bool spans(int began, int ended) const {
    const ViewOutage& outage = meter.outage();
    return outage.over && outage.began.earliest <= began * 1ms &&
           outage.began.latest >= began * 1ms && outage.ended.earliest <= ended * 1ms &&
           outage.ended.latest >= ended * 1ms;
  }

  OutageMeter meter{View::held};
  Duration usual = 2ms;
};

}  // namespace

TEST_CASE("an outage lasts from the last good reply to the first good one") {
  Probes probes;
  CHECK(probes.good(0, 1) == Change::none);
  CHECK(probes.good(100, 101) == Change::none);
  CHECK(probes.bad(200, 201) == Change::down);
  CHECK(probes.bad(300, 301) == Change::none);
  CHECK(probes.good(400, 401) == Change::up);
  const ViewOutage& outage = probes.meter.outage();
  CHECK(outage.began == Bounds{100ms, 201ms});
  CHECK(outage.ended == Bounds{300ms, 401ms});
  CHECK(outage.faults.size() == 1);
  CHECK(outage.faults[0].probes == 2);
  CHECK(outage.over);
}

TEST_CASE("the end of the held connection narrows the begin of an outage") {
  Probes probes;
  probes.good(0, 1);
  probes.meter.connection_ended({60ms, 60ms});
  CHECK(probes.bad(100, 101) == Change::down);
  CHECK(probes.meter.outage().began == Bounds{60ms, 60ms});
}

TEST_CASE("the end of the held connection is no outage if the next probe works") {
  Probes probes;
  probes.good(0, 1);
  probes.meter.connection_ended({60ms, 60ms});
  CHECK(probes.good(100, 101) == Change::none);
  CHECK_FALSE(probes.meter.is_down());
  CHECK(probes.bad(200, 201) == Change::down);
  CHECK(probes.meter.outage().began == Bounds{100ms, 201ms});
}

// Frozen from 150 to 1650; a probe is given up after a second.
TEST_CASE("replies that come all at once show when a frozen server goes on") {
  Probes probes;
  probes.good(0, 1);
  probes.good(100, 101);
  for (int start = 200; start <= 1600; start += 100) {
    probes.meter.started(Duration(start * 1ms));
    if (start >= 1200) probes.failure(start - 1000, start);
  }
  CHECK(probes.meter.is_down());
  CHECK(probes.reply(700, 1651) == Change::up);
  CHECK(probes.spans(150, 1650));
  const ViewOutage& outage = probes.meter.outage();
  CHECK(outage.began == Bounds{100ms, 202ms});
  CHECK(outage.ended == Bounds{1600ms, 1651ms});
}

TEST_CASE("a probe that started just before the end does not move it") {
  Probes probes;
  probes.good(0, 1);
  probes.bad(100, 101);
  probes.meter.started(200ms);
  probes.meter.started(201ms);
  CHECK(probes.reply(200, 202) == Change::up);
  CHECK(probes.meter.outage().ended == Bounds{100ms, 202ms});
}

TEST_CASE("a slow reconnection is no proof that the server was down when it started") {
  Probes probes;
  probes.good(0, 1);
  probes.bad(100, 101);
  probes.meter.started(200ms);
  CHECK(probes.meter.good(200ms, 250ms, 2ms, true) == Change::up);
  CHECK(probes.meter.outage().ended == Bounds{100ms, 250ms});
}

TEST_CASE("one probe that failed while others worked is an outage that has passed") {
  Probes probes;
  probes.good(0, 1);
  probes.meter.started(100ms);
  probes.good(200, 201);
  probes.good(300, 301);
  CHECK(probes.failure(100, 1100) == Change::passed);
  CHECK_FALSE(probes.meter.is_down());
  CHECK(probes.meter.outage().began == Bounds{0ms, 102ms});
  CHECK(probes.meter.outage().ended == Bounds{100ms, 201ms});
}

TEST_CASE("a failure that is known late belongs to the outage in which its probe started") {
  Probes probes;
  probes.good(0, 1);
  probes.meter.started(100ms);
  probes.bad(200, 201);
  CHECK(probes.good(300, 301) == Change::up);
  CHECK(probes.failure(100, 1100) == Change::none);
  CHECK_FALSE(probes.meter.is_down());
  REQUIRE(probes.meter.outage().faults.size() == 2);
  CHECK(probes.meter.outage().faults[1].last == 301ms);
}

TEST_CASE("a change of the fault is told, but not the disorder of probes that overlap") {
  Probes probes;
  probes.good(0, 1);
  probes.meter.started(100ms);
  CHECK(probes.bad(200, 201, Fault::refused) == Change::down);
  CHECK(probes.bad(300, 301, Fault::loading) == Change::fault_changed);
  CHECK(probes.failure(100, 310, Fault::refused) == Change::none);
  CHECK(probes.bad(400, 401, Fault::loading) == Change::none);
  const auto& faults = probes.meter.outage().faults;
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].probes == 2);
  CHECK(faults[1].probes == 2);
}

TEST_CASE("a cause that becomes known later is told once") {
  OutageMeter meter(View::held);
  Report report;
  report.failure = Failure{Fault::reply_timeout, {}};
  const auto fail = [&](Duration start, const char* cause) {
    if (cause)
      report.finding = std::make_shared<const Finding>(Finding{cause, Certainty::likely, {}, {}});
    if (!cause) report.finding = nullptr;
    meter.started(start);
    return meter.bad({.started = start, .ended = start + 1s, .report = &report}, 1ms);
  };
  CHECK(fail(0s, nullptr) == Change::down);
  CHECK(fail(1s, "not-answered") == Change::fault_changed);
  CHECK(fail(2s, nullptr) == Change::none);
  CHECK(fail(3s, "not-answered") == Change::none);
  REQUIRE(meter.outage().faults.size() == 1);
  CHECK(meter.outage().faults[0].cause == "not-answered");
  CHECK(meter.outage().faults[0].probes == 4);
}

TEST_CASE("a target that never worked is down since the begin") {
  Probes probes;
  CHECK(probes.bad(0, 1) == Change::down);
  CHECK(probes.meter.outage().began == Bounds{});
}

TEST_CASE("the faults of an outage are bounded and those left out are counted") {
  Probes probes;
  for (int i = 0; i < 100; ++i) {
    probes.bad(i * 10, i * 10 + 1, i % 2 == 0 ? Fault::refused : Fault::loading);
  }
  CHECK(probes.meter.outage().faults.size() == ViewOutage::max_faults);
  CHECK(probes.meter.outage().faults_left_out == 34);
}
