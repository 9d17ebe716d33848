#include "cli/output/summary/watch_limits.hpp"

#include "cli/output/recorded_watch.hpp"
#include "cli/output/summary/exit_status.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;
using support::RecordedWatch;

TEST_CASE("an outage longer than allowed breaks the limit, also one that is not over") {
  const bool ends = GENERATE(true, false);
  RecordedWatch watch({"a:1", "b:2"});
  watch.ok(0s, 1ms, View::held, 1);
  for (auto at = 1000ms; at < 4000ms; at += 100ms) watch.failed(at, Fault::refused, View::held, 1);
  if (ends) watch.ok(4s, 1ms, View::held, 1);
  watch.ok(4s, 1ms, View::held, 0);
  const WatchRecord& record = watch.until(4s + 50ms);
  const auto broken = broken_limits(record, {.max_outage = Duration(2s)});
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].target == 1);
  CHECK(broken[0].limit == LimitOfWatch::max_outage);
  CHECK(in_words(broken[0]).find("--max-outage") != std::string::npos);
  CHECK(broken_limits(record, {.max_outage = Duration(5s)}).empty());
}

TEST_CASE("an availability lower than demanded breaks the limit") {
  RecordedWatch watch({"a:1"});
  support::restart(watch);
  const WatchRecord& record = watch.until(20s);
  const auto broken = broken_limits(record, {.min_availability = 99.9});
  REQUIRE(broken.size() == 1);
  CHECK(in_words(broken[0]).find("% of the time") != std::string::npos);
  CHECK(broken_limits(record, {.min_availability = 70}).empty());
}

TEST_CASE("an availability that is not known breaks the limit") {
  RecordedWatch watch({"a:1"});
  const auto broken = broken_limits(watch.until(1s), {.min_availability = 50});
  REQUIRE(broken.size() == 1);
  CHECK(in_words(broken[0]).find("not known") != std::string::npos);
}

TEST_CASE("the exit status of a watch is 0 when a signal ends it, and 1 for a broken limit") {
  WatchRecord record;
  const auto status_of = [&record](const std::vector<BrokenLimit>& broken) {
    ExitStatus status(CommandId::watch, {});
    status.add(record, broken);
    return status.value();
  };
  record.end = RunEnd::interrupted;
  CHECK(status_of({}) == 0);
  CHECK(status_of({BrokenLimit{}}) == 1);
  record.end = RunEnd::hopeless;
  CHECK(status_of({}) == 3);
  record.end = RunEnd::unread;
  CHECK(status_of({BrokenLimit{}}) == 3);
}
