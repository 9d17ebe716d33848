#include "phpredis/timeval.hpp"

#include "support/catch.hpp"

using rconn::phpredis::timeval_of;
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
