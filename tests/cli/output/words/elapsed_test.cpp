#include "cli/output/words/elapsed.hpp"

#include "cli/output/words/availability.hpp"
#include "cli/output/words/utc_time.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;

TEST_CASE("a time is told with as many digits as are known") {
  CHECK(with_uncertainty(5020ms, 50ms) == "5.02 s \xc2\xb1 0.05 s");
  CHECK(with_uncertainty(5020ms, 50ms, "+-") == "5.02 s +- 0.05 s");
  CHECK(with_uncertainty(12345ms, 2s, "+-") == "12.3 s +- 2.1 s");
  CHECK(with_uncertainty(700us, 3us, "+-") == "0.000700 s +- 0.000003 s");
  CHECK(with_uncertainty(1500ms, 0s, "+-") == "1.500 s +- 0.000 s");
}

TEST_CASE("rounding never makes a time look more certain than it is") {
  // 5.0249 s: shown as 5.02, so that 5 ms are added to the uncertainty.
  CHECK(with_uncertainty(5024900us, 50ms, "+-") == "5.02 s +- 0.06 s");
}

TEST_CASE("a long time is told in its two largest units") {
  CHECK(in_whole_units(45s) == "45 s");
  CHECK(in_whole_units(60s) == "1 min");
  CHECK(in_whole_units(725s) == "12 min 5 s");
  CHECK(in_whole_units(3h + 12min) == "3 h 12 min");
  CHECK(in_whole_units(150h) == "6 d 6 h");
}

TEST_CASE("an availability below 100 % never looks like 100 %") {
  CHECK(availability(1.0) == "100 %");
  CHECK(availability(0.9999) == "99.99 %");
  CHECK(availability(0.99999) == "99.999 %");
  CHECK(availability(0.9999999999) == "99.999999 %");
  CHECK(availability(0.75) == "75.00 %");
  CHECK(availability(0.0) == "0.00 %");
  CHECK(availability(std::nullopt) == "not known");
}

TEST_CASE("a moment is told in UTC with milliseconds") {
  const auto moment = std::chrono::sys_days(std::chrono::year(2024) / 2 / 29) + 23h + 5ms;
  CHECK(utc_time(moment) == "2024-02-29T23:00:00.005Z");
  CHECK(utc_clock(moment) == "23:00:00");
}
