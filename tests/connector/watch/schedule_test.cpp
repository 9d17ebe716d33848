// The moments at which probes are due.

#include "connector/watch/schedule.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

const Schedule::Time start(100s);

}  // namespace

TEST_CASE("probes are due at multiples of the interval, however late the caller comes") {
  Schedule schedule(start, 10ms);
  CHECK_FALSE(schedule.take(start - 1ns));
  CHECK(schedule.take(start) == start);
  CHECK_FALSE(schedule.take(start + 9ms));
  CHECK(schedule.take(start + 17ms) == start + 10ms);
  CHECK(schedule.next() == start + 20ms);
  CHECK(schedule.take(start + 45ms) == start + 20ms);
  CHECK(schedule.take(start + 45ms) == start + 30ms);
  CHECK(schedule.take(start + 45ms) == start + 40ms);
  CHECK_FALSE(schedule.take(start + 45ms));
}

TEST_CASE("probes that were due before a moment can be left out, and none after it") {
  Schedule schedule(start, 10ms);
  schedule.skip_to(start - 1s);
  CHECK(schedule.next() == start);
  schedule.skip_to(start + 25ms);
  CHECK(schedule.next() == start + 30ms);
  schedule.skip_to(start + 30ms);
  CHECK(schedule.next() == start + 30ms);
  schedule.skip_to(start + 20ms);
  CHECK(schedule.next() == start + 30ms);
}

TEST_CASE("after a year of probes a schedule has not drifted") {
  Schedule schedule(start, 1ms);
  schedule.skip_to(start + 365 * 24h);
  CHECK(schedule.take(start + 365 * 24h) == start + 365 * 24h);
  CHECK(schedule.next() == start + 365 * 24h + 1ms);
}
