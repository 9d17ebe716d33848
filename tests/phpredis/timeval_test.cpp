#include "phpredis/timeval.hpp"

#include <cmath>
#include <limits>

#include "support/catch.hpp"

using rconn::phpredis::Timeval;
using rconn::phpredis::timeval_of;
using rconn::phpredis::to_timeval;
using std::chrono::microseconds;

TEST_CASE("a timeout becomes microseconds by truncation") {
  CHECK(timeval_of(2.5) == microseconds(2'500'000));
  CHECK(timeval_of(4.35) == microseconds(4'349'999));
  CHECK(timeval_of(123456.789012) == microseconds(123'456'789'011));
  CHECK(timeval_of(1.5e-06) == microseconds(1));
  CHECK(timeval_of(2147483647) == microseconds(2'147'483'647'000'000));
}

TEST_CASE("a timeout under a microsecond counts as not set") {
  CHECK_FALSE(timeval_of(0));
  CHECK_FALSE(timeval_of(5.1e-07));
}

TEST_CASE("a timeout below 0 has negative parts") {
  CHECK(to_timeval(-0.5) == Timeval{0, -500'000});
  CHECK(to_timeval(-2.5) == Timeval{-2, -500'000});
  CHECK_FALSE(to_timeval(-0.0));
  CHECK_FALSE(to_timeval(-9e-07));
}

TEST_CASE("a timeout that no integer can hold becomes the smallest integer") {
  constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
  const Timeval forever{smallest, std::numeric_limits<std::int32_t>::min()};
  CHECK(to_timeval(std::nan("")) == forever);
  CHECK(to_timeval(-std::numeric_limits<double>::infinity()) == forever);
  CHECK(to_timeval(-1e299) == forever);
  CHECK(to_timeval(9223372036854775808.0) == forever);
  CHECK(to_timeval(-9223372036854775808.0) == Timeval{smallest, 0});
}

TEST_CASE("PHP counts whole milliseconds, and waits for ever for a time that is no number") {
  const auto nan = to_timeval(std::numeric_limits<double>::quiet_NaN());
  CHECK(waits_forever(*nan));
  CHECK_FALSE(waits_not(*nan));
  CHECK(waits_not(*to_timeval(0.0005)));
  CHECK_FALSE(waits_not(*to_timeval(0.001)));
  CHECK_FALSE(waits_not(*to_timeval(1)));
  CHECK_FALSE(waits_forever(*to_timeval(2147483647)));
}
