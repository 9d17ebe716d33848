#include "connector/ladder/rungs/rung_timer.hpp"

#include "support/catch.hpp"

using namespace rconn;

TEST_CASE("a rung that failed does not make the run fail until it is said") {
  Report report;
  RungTimer timer(report);
  const RungFailure failed = timer.rung_failed(Rung::ping, {Fault::loading, "LOADING"});
  CHECK(report.ok());
  timer.reached(Rung::expectation);
  CHECK(report.ok());
  CHECK_FALSE(report.stopped_at);
  timer.stop(failed);
  CHECK(report.failure->fault == Fault::loading);
  CHECK(report.stopped_at == Rung::ping);
}

TEST_CASE("those who watch learn which rung is under way, and when none is") {
  Report report;
  UnderWay under_way;
  RungTimer timer(report, {}, &under_way);
  timer.begin(Rung::connect);
  CHECK(under_way.rung == Rung::connect);
  CHECK(under_way.since == timer.start());
  timer.reached(Rung::connect);
  CHECK_FALSE(under_way.rung);
  CHECK(under_way.since == timer.boundary());
}

TEST_CASE("the times of the rungs add up to the total, also of those that failed") {
  Report report;
  RungTimer timer(report);
  timer.reached(Rung::connect);
  timer.rung_failed(Rung::auth, {Fault::auth_rejected, ""});
  timer.failed(Rung::expectation, {Fault::condition_unmet, ""});
  Duration sum{};
  for (const auto& time : report.times) sum += time.value_or(Duration{});
  CHECK(sum == report.total);
}

TEST_CASE("a rung ends when its event was seen, and the next one begins when its turn comes") {
  Report report;
  RungTimer timer(report);
  timer.reached(Rung::connect, timer.start() + std::chrono::nanoseconds(1));
  CHECK(report.times[static_cast<std::size_t>(Rung::connect)] == std::chrono::nanoseconds(1));
  CHECK(timer.boundary() > timer.start() + std::chrono::nanoseconds(1));
  timer.reached(Rung::ping, timer.start());  // a reply that came before its turn
  CHECK(report.times[static_cast<std::size_t>(Rung::ping)] == Duration{});
  CHECK(report.total == std::chrono::nanoseconds(1));
}
