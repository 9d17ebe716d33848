#include "connector/serve/health.hpp"

#include <memory>

#include "connector/values/topology.hpp"
#include "support/catch.hpp"

using namespace rconn;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

ListedRecord with(Report report) {
  ListedRecord record;
  record.last = std::make_shared<const Report>(std::move(report));
  return record;
}

ListedRecord failed(Fault fault, Rung rung = Rung::ping) {
  Report report;
  report.stopped_at = rung;
  report.failure = Failure{fault, ""};
  return with(std::move(report));
}

struct Passed {
  bool live, ready, startup;
  bool operator==(const Passed&) const = default;
};

Passed passed(const ListedRecord& record) {
  return {passes(HealthKind::live, record), passes(HealthKind::ready, record),
          passes(HealthKind::startup, record)};
}

constexpr Passed all{true, true, true};
constexpr Passed none{false, false, false};
constexpr Passed not_ready{true, false, true};
constexpr Passed unproven{true, false, false};

}  // namespace

TEST_CASE("a target that answers PONG passes everything") { CHECK(passed(with(Report())) == all); }

TEST_CASE("a target that was never checked passes nothing") {
  CHECK(passed(ListedRecord()) == none);
}

TEST_CASE("a result that is stale passes nothing") {
  ListedRecord record = with(Report());
  record.is_stale = true;
  CHECK(passed(record) == none);
}

TEST_CASE("a target that loads lives, and has not started") {
  CHECK(passed(failed(Fault::loading)) == Passed{true, false, false});
}

TEST_CASE("an error of Redis is an answer, which may prove that it has loaded") {
  for (const Fault fault : {Fault::auth_required, Fault::auth_rejected, Fault::denied,
                            Fault::max_clients, Fault::master_down, Fault::db_rejected}) {
    INFO(info(fault).id);
    CHECK(passed(failed(fault)) == unproven);  // it says so while it loads, too
  }
  for (const Fault fault : {Fault::busy, Fault::misconf}) {
    INFO(info(fault).id);
    CHECK(passed(failed(fault)) == not_ready);
  }
}

TEST_CASE("a condition that does not hold, after PONG, is of a server that has loaded") {
  CHECK(passed(failed(Fault::condition_unmet, Rung::expectation)) == not_ready);
}

TEST_CASE("conditions that hold, or do not, prove nothing of a server that says LOADING instead") {
  Report report;
  report.excused = std::make_shared<const Excused>(Excused{Rung::ping, {Fault::loading, {}}});
  CHECK(passed(with(report)) == Passed{true, true, false});
  report.stopped_at = Rung::expectation;
  report.failure = Failure{Fault::condition_unmet, {}};
  CHECK(passed(with(report)) == unproven);
}

TEST_CASE("the condition that it has loaded proves that, whatever else is wrong") {
  Report report;
  report.stopped_at = Rung::ping;
  report.failure = Failure{Fault::master_down, {}};
  report.expectations = {{"loaded", true, {}}};
  CHECK(passed(with(report)) == not_ready);
  report.expectations = {{"loaded", false, {}}};
  CHECK(passed(with(report)) == unproven);
  report.expectations = {{"alive", true, {}}};
  CHECK(passed(with(report)) == unproven);
}

TEST_CASE("what is not Redis, or does not answer, does not live") {
  for (const Fault fault :
       {Fault::refused, Fault::connect_timeout, Fault::reply_timeout, Fault::name_timeout,
        Fault::tls_expired, Fault::not_redis, Fault::local_limit}) {
    INFO(info(fault).id);
    CHECK(passed(failed(fault)) == none);
  }
}

TEST_CASE("a target that is silent only after PONG lives") {
  CHECK(passed(failed(Fault::reply_timeout, Rung::expectation)) == not_ready);
  CHECK(passed(failed(Fault::reply_timeout, Rung::topology)) == not_ready);
}

TEST_CASE("a peer that says PONG but does not speak as Redis does not live") {
  for (const Rung rung : {Rung::expectation, Rung::hello, Rung::topology}) {
    CHECK(passed(failed(Fault::not_redis, rung)) == none);
    CHECK(passed(failed(Fault::protocol_error, rung)) == none);
  }
}

TEST_CASE("a target lives whatever its members are") {
  Report report;
  report.stopped_at = Rung::topology;
  report.topology = std::make_shared<const Topology>();
  for (const Fault fault : {Fault::not_redis, Fault::refused, Fault::members_left_out}) {
    report.failure = Failure{fault, {}};
    CHECK(passed(with(report)) == not_ready);
  }
}

TEST_CASE("a result is stale when two checks and the time of one are missing") {
  const milliseconds interval(15'000);
  const milliseconds longest(10'000);
  CHECK_FALSE(is_stale(seconds(40), interval, longest));
  CHECK(is_stale(seconds(40) + std::chrono::nanoseconds(1), interval, longest));
}
