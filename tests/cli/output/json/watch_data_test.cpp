#include "cli/output/json/data/watch_data.hpp"

#include <nlohmann/json.hpp>

#include "cli/output/json/watch/watch_json.hpp"
#include "cli/output/words/fault_text.hpp"
#include "support/catch.hpp"
#include "support/kept_json.hpp"
#include "support/watch_record.hpp"

using namespace rconn;
using namespace rconn::cli;
using nlohmann::json;
using support::full_record;
using support::kept;

namespace {

std::string error_of(const std::string& text) {
  const auto read = read_watch_data(text);
  return read ? "" : read.error().message;
}

json full_json() { return json::parse(watch_data_json({"1.2.3", full_record()})); }

// Of a record with one change.
std::string error_with(const std::string& pointer, const json& value) {
  json changed = full_json();
  changed[json::json_pointer(pointer)] = value;
  return error_of(changed.dump());
}

}  // namespace

TEST_CASE("the data of a watch is read as it was written") {
  const WatchRecord record = full_record();
  const std::string text = watch_data_json({"1.2.3", record});
  const auto read = read_watch_data(text);
  REQUIRE(read);
  CHECK(read.value().version == "1.2.3");
  const WatchRecord& again = read.value().record;
  CHECK(again.start == record.start);
  CHECK(again.now == record.now);
  CHECK(again.lasted == record.lasted);
  CHECK(again.end == record.end);
  CHECK(again.pauses == record.pauses);
  CHECK(again.pauses_left_out == record.pauses_left_out);
  CHECK(again.paused == record.paused);
  CHECK(again.latest == record.latest);
  CHECK(again.settings.duration == record.settings.duration);
  REQUIRE(again.targets.size() == 1);
  const TargetRecord& one = record.targets.front();
  const TargetRecord& other = again.targets.front();
  CHECK(other.target == one.target);
  CHECK(other.address == one.address);
  CHECK(other.views == one.views);
  CHECK(other.series == one.series);
  CHECK(other.down == one.down);
  CHECK(other.longest == one.longest);
  CHECK(other.outages[1] == one.outages[1]);
  CHECK(other.outages_left_out == one.outages_left_out);
  CHECK(other.events.size() == one.events.size());
  CHECK(other.events_left_out == one.events_left_out);
  CHECK(other.failovers.front().from == one.failovers.front().from);
  CHECK(other.failovers.front().first_acknowledged_write == std::nullopt);
  CHECK(other.failovers_left_out == one.failovers_left_out);
  CHECK(other.writes->acknowledged == one.writes->acknowledged);
  CHECK(watch_data_json(read.value()) == text);  // and so is all the rest
}

TEST_CASE("data without suspensions, as older versions wrote it, can be read") {
  json older = full_json();
  older.erase("now");
  older["pauses"][0].erase("asleep_ns");
  const auto read = read_watch_data(older.dump());
  REQUIRE(read);
  const WatchRecord& record = read.value().record;
  CHECK(record.now.at == record.lasted);
  CHECK(record.now.wall - record.start.wall == record.lasted);
  CHECK(record.pauses[0].asleep == Duration{});
}

TEST_CASE("the words of a fault are kept where its report is not") {
  const WatchRecord record = full_record();
  const auto read = read_watch_data(watch_data_json({"1.2.3", record}));
  REQUIRE(read);
  const FaultRun& run = record.targets[0].outages[1].views[0].faults[1];
  const FaultRun& again = read.value().record.targets[0].outages[1].views[0].faults[1];
  CHECK(again.report == nullptr);
  CHECK(text_of(again) == text_of(run));
  CHECK(text_of(again).detail == "LOADING");
  CHECK_FALSE(text_of(again).advice.empty());
}

TEST_CASE("of a cause that only a newer version knows, the words are kept") {
  json newer = full_json();
  const json::json_pointer place("/targets/0/outages/0/views/0/faults/0");
  newer[place]["cause"] = "cosmic-rays";
  newer[place]["cause_sentence"] = "a bit was flipped";
  newer["targets"][0]["events"][1]["cause"] = "cosmic-rays";
  const auto read = read_watch_data(newer.dump());
  REQUIRE(read);
  const TargetRecord& target = read.value().record.targets[0];
  const FaultRun& run = target.outages[0].views[0].faults[0];
  CHECK(run.cause.empty());
  CHECK(text_of(run).cause == "a bit was flipped");
  CHECK(target.events[1].cause.empty());
  const std::string line = kept(watch_line(WatchEnd{read.value().record, {}}));
  CHECK_THAT(line, !ContainsSubstring("cosmic-rays") && ContainsSubstring("port-closed"));
}

TEST_CASE("the data of a watch has what other readers need") {
  const json data = full_json();
  CHECK(data["format"] == 1);
  const json& view = data["targets"][0]["views"][0];
  CHECK(view["service"]["count"] == 5001);
  CHECK(view["service"]["p50_ns"] <= view["service"]["p99.9_ns"]);
  CHECK(data["targets"][0]["outages"][0]["views"][0]["faults"][0]["fault"] == "refused");
}

TEST_CASE("what is not the data of a watch is told with its place") {
  CHECK(error_of("") == "it is not JSON at byte 1");
  CHECK(error_of("{\"a\": tru") == "it is not JSON at byte 10");
  CHECK(error_of("[]") == "it is not the report of a watch in JSON");
  CHECK(error_of("{}") == "it is not the report of a watch in JSON");
  CHECK(error_of("{\"summary\":true}") == "it is not the report of a watch in JSON");
  CHECK(error_with("/format", 2) == "it has the format 2; this version of rconn reads 1");
  CHECK(error_with("/lasted_ns", "long") == "lasted_ns: it is not a whole number");
  CHECK(error_with("/lasted_ns", -1) == "lasted_ns: it is out of range");
  CHECK(error_with("/lasted_ns", 18446744073709551615ULL) == "lasted_ns: it is not a whole number");
  CHECK(error_with("/end", "never") == "end: this version of rconn does not know it");
  CHECK(error_with("/targets", nullptr) == "targets: it is not a list");
  CHECK(error_with("/targets/0/target", 5) == "targets[0].target: it is not a text");
  CHECK(error_with("/targets/0/outages/0/over", 1) ==
        "targets[0].outages[0].over: it is neither true nor false");
  CHECK(error_with("/targets/0/outages/0/views/0/faults/0/fault", "bored") ==
        "targets[0].outages[0].views[0].faults[0].fault: this version of rconn does not know it");
  CHECK(error_with("/targets/0/series/width_ns", 0) ==
        "targets[0].series: its slots have no width");
  CHECK(error_with("/targets/0/series/width_ns", 10'000'000'000'000'000) ==
        "targets[0].series: its slots are too wide");
  CHECK(error_with("/pauses/0/asleep_ns", 30'000'000'001) ==
        "pauses[0]: it is asleep for longer than it lasts");
  CHECK(error_with("/targets/0/outages/1/ended", {{"earliest_ns", 0}, {"latest_ns", 1}}) ==
        "targets[0].outages[1]: it ends before it begins");
  CHECK(error_with("/targets/0/outages/1/ended", {{"earliest_ns", 2}, {"latest_ns", 1}}) ==
        "targets[0].outages[1].ended: the earliest is after the latest");
}

TEST_CASE("a histogram in the data of a watch is one that times can make") {
  const std::string service = "/targets/0/views/0/service";
  const std::string at = "targets[0].views[0].service: ";
  const auto with = [&](const json& buckets) { return error_with(service + "/buckets", buckets); };
  CHECK(with({1, 2}) == at + "its buckets are not three numbers each");
  CHECK(with(json::array()) == at + "its buckets are not three numbers each");
  CHECK(with({1, 0, 0}) == at + "a bucket is out of range");
  CHECK(with({1, 1, 700}) == at + "the sum of a bucket is out of range");
  CHECK(with({7'296, 1, 1}) == at + "its buckets are not in order");
  CHECK(with({4, 1, 4, 3, 1, 3}) == at + "its buckets are not in order");
  CHECK(with({4, 1, 4}) == at + "its minimum or maximum is in no bucket");
  const json largest = {7'295, 1, 9'223'372'036'854'775'807};
  CHECK(with(largest) == at + "the sum of a bucket is out of range");
  // Those of slots are added up.
  const json large = {7'000, 1, std::int64_t{1} << 61};
  CHECK(error_with("/targets/0/series/slots/0/held/service/buckets", large) ==
        "targets[0].series.slots[0].held.service: the sum of a bucket is out of range");
}

TEST_CASE("data that is nested too deeply, or has too many elements, is refused") {
  CHECK(error_of(std::string(100'000, '[') + std::string(100'000, ']')) ==
        "it is nested too deeply");
  json views = json::array();
  const json view = full_json()["targets"][0]["views"][0];
  for (int i = 0; i < 4; ++i) views.push_back(view);
  CHECK(error_with("/targets/0/views", views) == "targets[0].views: it has more than 3");
}
