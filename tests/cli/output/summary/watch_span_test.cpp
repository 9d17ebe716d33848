#include "cli/output/summary/watch_span.hpp"

#include "cli/output/recorded_watch.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;
using support::RecordedWatch;

TEST_CASE("a minute has the probes of this minute only") {
  RecordedWatch watch({"a:1"});
  MinuteMeter minutes;
  watch.ok(1s, 100ms);
  CHECK(minutes.tick(watch.until(59s)).empty());
  CHECK(minutes.tick(watch.until(60s)).size() == 1);
  watch.ok(61s, 1ms);
  watch.ok(62s, 2ms);
  watch.failed(63s, Fault::refused);
  const auto found = minutes.tick(watch.until(120s));
  REQUIRE(found.size() == 1);
  CHECK(found[0].length == 60s);
  const ViewSpan& held = found[0].views.at(0);
  CHECK(held.ok == 2);
  CHECK(held.failed == 1);
  CHECK(held.service.count() == 2);
  CHECK(held.service.max() == 2ms);
  CHECK(held.service.min() == 1ms);
}

TEST_CASE("a minute without a success has no times") {
  RecordedWatch watch({"a:1"});
  MinuteMeter minutes;
  watch.ok(1s, 1ms);
  static_cast<void>(minutes.tick(watch.until(60s)));
  watch.failed(70s, Fault::refused);
  CHECK(minutes.tick(watch.until(121s)).at(0).views.at(0).service.empty());
}
