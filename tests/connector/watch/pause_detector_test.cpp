// How rconn notices that it did not run.

#include "connector/watch/pause_detector.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

const PauseDetector::Time start(100s);

}  // namespace

TEST_CASE("looks in time are no pause, however many") {
  PauseDetector detector(start, 0ns);
  for (int i = 1; i <= 1000; ++i)
    CHECK_FALSE(detector.look(start + i * PauseDetector::longest_gap));
}

TEST_CASE("a look that comes too late ends a pause that began with the one before") {
  PauseDetector detector(start, 0ns);
  CHECK_FALSE(detector.look(start + 50ms));
  const auto gap = detector.look(start + 50ms + 3s);
  REQUIRE(gap);
  CHECK(gap->began == start + 50ms);
  CHECK(gap->lasted == 3s);
  CHECK(gap->suspended == 0ns);
  CHECK_FALSE(detector.look(start + 3100ms));
}

TEST_CASE("a suspension is a pause, although the monotonic clock stood still") {
  PauseDetector detector(start, 7h);
  CHECK_FALSE(detector.look(start + 50ms, 7h + 1us));
  const auto gap = detector.look(start + 60ms, 8h);
  REQUIRE(gap);
  CHECK(gap->lasted == 10ms);
  CHECK(gap->suspended == 1h);
  CHECK_FALSE(detector.look(start + 110ms, 8h));
}

TEST_CASE("clocks that are read one after the other are no suspension") {
  PauseDetector detector(start, 1s);
  for (int i = 1; i <= 100; ++i) {
    CHECK_FALSE(detector.look(start + i * 50ms, 1s + i % 2 * 1ms));
  }
}
