#include "cli/output/text/watch/watch_text.hpp"

#include <algorithm>
#include <sstream>

#include "cli/options/text/width.hpp"
#include "cli/output/live/row.hpp"
#include "cli/output/recorded_watch.hpp"
#include "cli/output/text/watch/watch_summary_text.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;
using support::RecordedWatch;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("each change of a watch is one complete line") {
  RecordedWatch watch({"cache:6379"});
  support::restart(watch);
  std::vector<std::string> lines;
  for (const WatchEvent& event : watch.events) lines.push_back(event_line(event, watch.record));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "2026-03-01T12:00:00.000Z cache:6379 held: connected\n");
  CHECK(
      lines[1].starts_with("2026-03-01T12:00:05.000Z cache:6379 held: down: connection refused "
                           "(refused at connect after 0.200 ms): Connection refused; hint: "));
  CHECK(holds(lines[2], "held: still down: "));
  CHECK(holds(lines[2], "loading"));
  CHECK(holds(lines[3], "held: up, was down for 5."));
  CHECK(holds(lines[3], " s \xc2\xb1 0."));
  CHECK(lines[3].ends_with(": refused, then loading\n"));
}

TEST_CASE("a pause is the observer's, not an outage") {
  RecordedWatch watch({"cache:6379"});
  const WatchEvent paused{.kind = WatchEventKind::paused,
                          .when = {3s, watch.record.start.wall + 3s},
                          .lasted = Duration(2500ms)};
  CHECK(event_line(paused, watch.record) ==
        "2026-03-01T12:00:03.000Z observer paused for 2.500 s: rconn itself did not run\n");
}

TEST_CASE("a line a minute tells the probes of each view") {
  RecordedWatch watch({"cache:6379"}, {View::held, View::fresh});
  watch.ok(1s, 1ms);
  watch.failed(2s, Fault::refused, View::fresh);
  MinuteMeter minutes;
  const auto found = minutes.tick(watch.until(60s));
  REQUIRE(found.size() == 1);
  CHECK(minute_line(found[0], watch.record) ==
        "2026-03-01T12:01:00.000Z cache:6379 down in the last 1 min; held: 1 probe, 0 failed, "
        "p50 1.00 ms, p99 1.00 ms, max 1.00 ms; fresh: 1 probe, 1 failed\n");
}

TEST_CASE("the summary of a watch fits 80 columns, and tells service from corrected times") {
  RecordedWatch watch({"cache:6379"}, {View::held, View::fresh});
  support::restart(watch);
  watch.ok(1s, 12345ms, View::fresh);
  const std::string text = watch_summary_text(watch.until(20s));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    const bool lists_faults = line.starts_with("  2026-");  // of any number
    CHECK((lists_faults || text::width_of(line) <= 80));
  }
  CHECK(holds(text, "--- cache:6379: available 7"));
  CHECK(holds(text, "1 outage, "));
  CHECK(holds(text, "held: refused, loading") == false);
  CHECK(holds(text, "held: refused, then loading (partial)"));
  CHECK(holds(text, "held   service"));
  CHECK(holds(text, "corrected"));
  CHECK(holds(text, "probes, held: 150 ok, 30 refused, 20 loading"));
  CHECK(holds(text, "load of the probes on the server: "));
}

TEST_CASE("of many outages the summary lists the longest, in the order of time") {
  RecordedWatch watch({"cache:6379"});
  Duration at{};
  for (int i = 0; i < 30; ++i) {
    watch.ok(at += 1s, 1ms);
    watch.failed(at += 1s, Fault::refused);
    if (i >= 28) watch.failed(at += 5s, Fault::loading);
  }
  watch.ok(at += 1s, 1ms);
  const std::string text = watch_summary_text(watch.until(at));
  CHECK(holds(text, "30 outages"));
  CHECK(std::ranges::count(text, '\n') < 32);
  std::size_t listed = 0;
  for (auto place = text.find(", then loading"); place != std::string::npos;
       place = text.find(", then loading", place + 1)) {
    ++listed;
  }
  CHECK(listed == 2);
}

TEST_CASE("the summary of a watch tells failovers and lost writes") {
  RecordedWatch watch({"cache:6379"});
  watch.ok(0s, 1ms);
  Failover failover;
  failover.from.address = "10.0.0.1:6379";
  failover.to.address = "10.0.0.2:6379";
  failover.last_acknowledged_write = Duration(1s);
  failover.first_acknowledged_write = Duration(3500ms);
  watch.record.targets[0].failovers.push_back(failover);
  watch.record.targets[0].writes =
      Writes{.key = "k\x1b", .acknowledged = 10, .lost = 2, .unknown = 1, .unread = "expired"};
  const std::string text = watch_summary_text(watch.until(5s));
  CHECK(holds(text, "failover from 10.0.0.1:6379\n"));
  CHECK(holds(text, "no write was acknowledged for 2.500 s"));
  CHECK(holds(text, "2 writes acknowledged and then missing, 1 unknown"));
  CHECK(holds(text, "writes of k\\x1b: 10 acknowledged"));
  CHECK(holds(text, "not all losses could be counted: expired"));
}
