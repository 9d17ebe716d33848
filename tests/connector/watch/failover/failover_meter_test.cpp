#include "connector/watch/failover/failover_meter.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

// A master "a" that is followed by "b"; moments are seconds from the start.
struct Meter {
  TargetRecord record;
  std::vector<WatchEvent> events;
  FailoverMeter meter{record, [this](WatchEvent event) { events.push_back(std::move(event)); }};

  Meter() { master("a", 0s); }

  static RoleReport report(const char* address, MemberRole role) {
    return {.address = address,
            .run_id = std::string("run-") + address,
            .role = role,
            .offset = 100,
            .epoch = {}};
  }
  void master(const char* address, Duration at) {
    meter.said(report(address, MemberRole::master), {at, {}});
    meter.master_is(report(address, MemberRole::master), {at, {}});
  }
  void replica(const char* address, Duration at) {
    meter.said(report(address, MemberRole::replica), {at, {}});
  }
  void probe(View view, Duration at, bool ok) {
    Report result;
    if (!ok) result.failure = Failure{Fault::refused, {}};
    meter.note({.view = view, .due = at, .started = at, .ended = at, .report = &result});
  }
};

}  // namespace

TEST_CASE("a failover has the moments of all who saw it") {
  Meter test;
  test.record.writes.emplace();
  test.meter.acknowledged("a", 1s);
  test.probe(View::write, 2s, false);
  test.probe(View::held, 3s, false);
  test.master("b", 5s);
  test.meter.acknowledged("b", 6s);
  test.meter.acknowledged("b", 7s);
  test.replica("a", 9s);
  test.replica("a", 10s);
  REQUIRE(test.record.failovers.size() == 1);
  const Failover& failover = test.record.failovers.front();
  CHECK(failover.from.address == "a");
  CHECK(failover.from.run_id == "run-a");
  CHECK(failover.to.address == "b");
  CHECK(failover.to.offset == 100);
  CHECK(failover.last_acknowledged_write == 1s);
  CHECK(failover.first_error == 2s);
  CHECK(failover.first_contact == 5s);
  CHECK(failover.first_acknowledged_write == 6s);
  CHECK(failover.old_master_demoted == 9s);
  REQUIRE(test.events.size() == 2);
  CHECK(test.events[0].kind == WatchEventKind::master_changed);
  CHECK(test.events[0].text == "a to b");
  CHECK(test.events[1].kind == WatchEventKind::demoted);
}

TEST_CASE("a failover that nobody writes through has no moments of writes") {
  Meter test;
  test.master("b", 5s);
  REQUIRE(test.record.failovers.size() == 1);
  CHECK_FALSE(test.record.failovers.front().last_acknowledged_write);
  CHECK_FALSE(test.record.failovers.front().first_error);
}

TEST_CASE("a master may be demoted before the next one is known") {
  Meter test;
  test.replica("a", 4s);
  test.master("b", 5s);
  CHECK(test.record.failovers.front().old_master_demoted == 4s);
  CHECK(test.events.back().kind == WatchEventKind::demoted);
}

TEST_CASE("an error that was over long before does not belong to a failover") {
  Meter test;
  test.probe(View::held, 1s, false);
  test.probe(View::held, 2s, true);
  test.master("b", 5s);
  CHECK_FALSE(test.record.failovers.front().first_error);
  SECTION("one that follows it does, until the old master is demoted") {
    test.probe(View::held, 6s, false);
    CHECK(test.record.failovers.front().first_error == 6s);
  }
  SECTION("and none later") {
    test.replica("a", 7s);
    test.probe(View::held, 8s, false);
    CHECK_FALSE(test.record.failovers.front().first_error);
  }
}

TEST_CASE("the old master may acknowledge writes after the new one was seen") {
  Meter test;
  test.record.writes.emplace();
  test.meter.acknowledged("a", 1s);
  test.master("b", 5s);
  test.meter.acknowledged("a", 6s);
  CHECK(test.record.failovers.front().last_acknowledged_write == 6s);
}

TEST_CASE("a restart of the master is no failover") {
  Meter test;
  RoleReport again = Meter::report("a", MemberRole::master);
  again.run_id = "another";
  test.meter.master_is(again, {3s, {}});
  CHECK(test.record.failovers.empty());
  CHECK(test.meter.master()->run_id == "another");
}

TEST_CASE("failovers beyond the bound are told and counted, but not kept") {
  Meter test;
  const char* const names[] = {"a", "b"};
  for (std::size_t i = 1; i <= FailoverMeter::max_failovers + 1; ++i) {
    test.master(names[i % 2], std::chrono::seconds(i));
  }
  CHECK(test.record.failovers.size() == FailoverMeter::max_failovers);
  CHECK(test.record.failovers_left_out == 1);
  CHECK(test.events.size() == FailoverMeter::max_failovers + 1);
}

TEST_CASE("the record and the events have addresses and run ids as they may be shown") {
  Meter test;
  test.meter.show_by([](const std::string& text) {
    return text == "b" || text == "run-b" ? std::string("(withheld)") : text + std::string(99, '.');
  });
  test.master("b", 1s);
  test.master("b", 2s);
  CHECK(test.meter.master()->address == "b");
  CHECK(test.meter.awaits_demotion_of("a"));
  REQUIRE(test.record.failovers.size() == 1);
  const Failover& failover = test.record.failovers.front();
  CHECK(failover.from.address == "a" + std::string(99, '.'));
  CHECK(failover.from.run_id.size() == FailoverMeter::max_run_id);
  CHECK(failover.to.address == "(withheld)");
  CHECK(failover.to.run_id == "(withheld)");
  REQUIRE(test.events.size() == 1);
  CHECK(test.events.front().text.ends_with(". to (withheld)"));
}
