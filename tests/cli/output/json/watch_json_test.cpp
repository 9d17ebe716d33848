#include "cli/output/json/watch/watch_json.hpp"

#include <algorithm>
#include <cmath>

#include "cli/output/recorded_watch.hpp"
#include "support/catch.hpp"
#include "support/json.hpp"
#include "support/kept_json.hpp"
#include "support/watch_record.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;
using support::Json;
using support::kept;
using support::RecordedWatch;

TEST_CASE("the summary of a watch in JSON tells each outage with its faults in order") {
  RecordedWatch watch({"cache:6379"});
  support::restart(watch);
  const std::string line = kept(watch_line(WatchEnd{watch.until(20s), {}}));
  CHECK(line.find('\n') == line.size() - 1);
  const Json summary = Json::parse(line);
  CHECK(summary["command"] == "watch");
  CHECK(summary["event"] == "summary");
  CHECK(summary["began"] == "2026-03-01T12:00:00.000Z");
  CHECK(summary["at"] == "2026-03-01T12:00:20.000Z");
  CHECK(summary["ended"] == "complete");
  CHECK(summary["seconds"].number() == 20);
  CHECK(summary["broken"].size() == 0);
  const Json target = summary["targets"][0];
  CHECK(target["target"] == "cache:6379");
  REQUIRE(target["outages"].size() == 1);
  const Json outage = target["outages"][0];
  CHECK(outage["faults"] == std::vector<std::string>{"refused", "loading"});
  CHECK(outage["over"] == true);
  CHECK(outage["partial"] == false);
  CHECK(std::abs(outage["seconds"].number() - 5) <= outage["uncertainty"].number());
  CHECK(std::abs(outage["at"].number() - 5) <= outage["uncertainty"].number());
  const Json runs = outage["views"][0]["faults"];
  CHECK(runs[0]["probes"] == 30);
  CHECK(runs[1]["fault"] == "loading");
  CHECK(target["views"]["held"]["faults"]["refused"] == 30);
  CHECK(target["views"]["held"]["service_ms"]["max"].number() == 0.4);
  CHECK(target["availability"]["probes"].number() == 0.75);
}

TEST_CASE("the summary of a watch without an outage has an empty array of them") {
  RecordedWatch watch({"cache:6379"});
  watch.ok(0s, 1ms);
  const Json target = Json::parse(kept(watch_line(WatchEnd{watch.until(1s), {}})))["targets"][0];
  CHECK(target.contains("outages"));
  CHECK(target["outages"].dump() == "[]");
  CHECK(target["failovers"].dump() == "[]");
  CHECK_FALSE(target.contains("writes"));
}

TEST_CASE("a watch in which nothing succeeded tells one outage that is not over") {
  RecordedWatch watch({"cache:6379"});
  for (auto at = 0ms; at < 2000ms; at += 100ms) watch.failed(at, Fault::refused);
  const Json target = Json::parse(kept(watch_line(WatchEnd{watch.until(2s), {}})))["targets"][0];
  REQUIRE(target["outages"].size() == 1);
  CHECK(target["outages"][0]["over"] == false);
  CHECK(target["is_down"] == true);
  CHECK(target["availability"]["probes"].number() == 0);
  CHECK(target["availability"]["time"].number() < 0.01);
  CHECK(target["longest_outage"].number() > 1.9);
  CHECK_FALSE(target["views"]["held"].contains("service_ms"));
}

TEST_CASE("a watch without a result claims no availability") {
  RecordedWatch watch({"cache:6379"});
  const Json target = Json::parse(kept(watch_line(WatchEnd{watch.until(1s), {}})))["targets"][0];
  CHECK_FALSE(target.contains("availability"));
}

TEST_CASE("an event of a watch in JSON says when, where and why") {
  RecordedWatch watch({"a:1", "b:2"});
  watch.ok(0s, 1ms, View::held, 1);
  watch.failed(500ms, Fault::refused, View::held, 1);
  watch.ok(700ms, 1ms, View::held, 1);
  REQUIRE(watch.events.size() == 3);
  const Json down = Json::parse(kept(watch_line(watch.events[1], watch.record)));
  CHECK(down["event"] == "down");
  CHECK(down["target"] == "b:2");
  CHECK(down["view"] == "held");
  CHECK(down["fault"] == "refused");
  CHECK(down["at"] == "2026-03-01T12:00:00.500Z");
  CHECK(down["elapsed"].number() > 0.5);
  CHECK(down["detail"] == "Connection refused");
  CHECK(down.contains("hint"));
  const Json up = Json::parse(kept(watch_line(watch.events[2], watch.record)));
  CHECK(up["event"] == "up");
  CHECK(std::abs(up["seconds"].number() - 0.2) <= up["uncertainty"].number());
  CHECK_FALSE(up.contains("fault"));
}

TEST_CASE("a pause of rconn in JSON concerns no target") {
  RecordedWatch watch({"a:1"});
  const WatchEvent paused{.kind = WatchEventKind::paused, .when = {}, .lasted = Duration(3s)};
  const Json line = Json::parse(kept(watch_line(paused, watch.record)));
  CHECK(line["event"] == "paused");
  CHECK(line["seconds"].number() == 3);
  CHECK_FALSE(line.contains("target"));
}

TEST_CASE("the lines of a watch in JSON are ASCII whatever the names are") {
  RecordedWatch watch({"\xc3\xa4\x1b[31m"});
  watch.ok(0s, 1ms);
  const std::string line = watch_line(WatchEnd{watch.until(1s), {}});
  CHECK(std::ranges::all_of(line, [](char each) { return each >= ' ' || each == '\n'; }));
}

TEST_CASE("a minute of a watch in JSON has the probes and times of each view") {
  RecordedWatch watch({"a:1"});
  MinuteMeter minutes;
  watch.ok(1s, 2ms);
  watch.failed(2s, Fault::refused);
  const auto full = minutes.tick(watch.until(60s));
  REQUIRE(full.size() == 1);
  const Json minute = Json::parse(kept(watch_line(full[0], watch.record)));
  CHECK(minute["event"] == "minute");
  CHECK(minute["seconds"].number() == 60);
  CHECK(minute["is_down"] == true);
  CHECK(minute["views"]["held"]["probes"] == 2);
  CHECK(minute["views"]["held"]["ok"] == 1);
  CHECK(minute["views"]["held"]["service_ms"]["max"].number() == 2);
}

TEST_CASE("the summary of a watch in JSON has its failovers and writes") {
  const WatchRecord record = support::full_record();
  const Json summary = Json::parse(kept(watch_line(WatchEnd{record, {}})));
  const Json target = summary["targets"][0];
  CHECK(target["failovers"][0]["from"]["address"] == record.targets[0].failovers[0].from.address);
  CHECK(target["writes"]["acknowledged"].number() ==
        static_cast<double>(record.targets[0].writes->acknowledged));
  CHECK(summary["pauses"].size() == record.pauses.size());
}
