#include "connector/ladder/rungs/rung_timer.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace rconn;

namespace {

// The event that a listener receives for a rung.
struct Told {
  Rung rung;
  bool failed;
};

struct Fixture {
  std::vector<Told> told;
  Report report;
  RungTimer timer{report, [this](const Report& so_far, Rung rung) {
                    told.push_back({rung, so_far.stopped_at == rung && so_far.failure});
                  }};
};

}  // namespace

TEST_CASE("a failed rung is reported before the result of the run is known") {
  Fixture run;
  const RungFailure failed = run.timer.rung_failed(Rung::ping, {Fault::loading, "LOADING"});
  REQUIRE(run.told.size() == 1);
  CHECK(run.told[0].rung == Rung::ping);
  CHECK(run.told[0].failed);
  CHECK(run.report.ok());
  run.timer.reached(Rung::expectation);
  CHECK(run.report.ok());
  CHECK_FALSE(run.report.stopped_at);
  run.timer.stop(failed);
  CHECK(run.report.failure->fault == Fault::loading);
  CHECK(run.report.stopped_at == Rung::ping);
  CHECK(run.told.size() == 2);
}

TEST_CASE("the times of the rungs add up to the total, also of those that failed") {
  Fixture run;
  run.timer.reached(Rung::connect);
  run.timer.rung_failed(Rung::auth, {Fault::auth_rejected, ""});
  run.timer.failed(Rung::expectation, {Fault::condition_unmet, ""});
  Duration sum{};
  for (const auto& time : run.report.times) sum += time.value_or(Duration{});
  CHECK(sum == run.report.total);
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
