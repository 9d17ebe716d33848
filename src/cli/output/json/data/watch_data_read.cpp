#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/output/json/data/data_reader.hpp"
#include "cli/output/json/data/histogram_data.hpp"
#include "cli/output/json/data/watch_data.hpp"
#include "cli/output/words/causes/cause_words.hpp"
#include "cli/output/words/run_end.hpp"

namespace rconn::cli {
namespace {

const std::vector<std::string_view>& fault_ids() {
  static const auto ids = [] {
    std::vector<std::string_view> made;
    for (const FaultInfo& row : faults()) made.push_back(row.id);
    return made;
  }();
  return ids;
}

Fault fault_in(const DataReader& from, const char* name) {
  return static_cast<Fault>(from.one_of(name, fault_ids()));
}

// Without an id that this version does not have: scripts may rely on a fixed list of ids, and the
// file has the words.
std::string cause_in(const DataReader& from) {
  static const auto known = cause_words();
  const std::string id = from.or_no_text("cause");
  return std::ranges::find(known, id, &CauseWords::cause) != known.end() ? id : std::string();
}

View view_in(const DataReader& from) { return static_cast<View>(from.one_of("view", view_names)); }

using Wall = std::chrono::system_clock;

// Moments are of the years 1970 to 2200: what is added to them does not overflow.
constexpr Duration last_wall(7'258'000'000'000'000'000);

Wall::time_point wall_of(Duration since_1970) {
  return Wall::time_point(std::chrono::duration_cast<Wall::duration>(since_1970));
}

Instant instant_in(const DataReader& from) {
  const Duration wall(from.integer("wall_ns", 0, last_wall.count()));
  return {from.duration("at_ns"), wall_of(wall)};
}

Bounds bounds_in(const DataReader& from) {
  const Bounds bounds{from.duration("earliest_ns"), from.duration("latest_ns")};
  if (bounds.earliest > bounds.latest) from.complain("the earliest is after the latest");
  return bounds;
}

FaultRun fault_run_in(const DataReader& from) {
  FaultRun run;
  run.fault = fault_in(from, "fault");
  run.cause = cause_in(from);
  run.first = from.duration("first_ns");
  run.last = from.duration("last_ns");
  run.probes = from.count("probes");
  run.text = std::make_shared<const FaultText>(FaultText{
      from.or_no_text("sentence"), from.or_no_text("detail"), from.or_no_text("cause_sentence"),
      from.or_no_text("certainty"), from.or_no_text("advice")});
  return run;
}

template <typename Window>
void read_window(const DataReader& from, Window& window) {
  window.began = bounds_in(from.member("began"));
  window.ended = bounds_in(from.member("ended"));
  window.over = from.flag("over");
  const bool in_order = window.began.earliest <= window.ended.latest &&
                        window.began.middle() <= window.ended.middle();
  if (!in_order) from.complain("it ends before it begins");
}

ViewOutage view_outage_in(const DataReader& from) {
  ViewOutage outage;
  outage.view = view_in(from);
  outage.address = from.or_no_text("address");
  read_window(from, outage);
  from.each("faults", ViewOutage::max_faults,
            [&](const DataReader& each) { outage.faults.push_back(fault_run_in(each)); });
  outage.faults_left_out = from.count("faults_left_out");
  return outage;
}

Outage outage_in(const DataReader& from) {
  Outage outage;
  outage.noticed = instant_in(from.member("noticed"));
  read_window(from, outage);
  outage.partial = from.flag("partial");
  from.each("views", Outage::max_views,
            [&](const DataReader& each) { outage.views.push_back(view_outage_in(each)); });
  outage.views_left_out = from.count("views_left_out");
  return outage;
}

WatchEvent event_in(const DataReader& from, std::size_t target) {
  WatchEvent event;
  event.kind = static_cast<WatchEventKind>(from.one_of("event", watch_event_names));
  event.when = instant_in(from.member("when"));
  event.target = target;
  if (from.has("view")) event.view = view_in(from);
  if (from.has("fault")) event.fault = fault_in(from, "fault");
  event.cause = cause_in(from);
  event.lasted = from.or_no_duration("lasted_ns");
  event.uncertainty = from.or_no_duration("uncertainty_ns");
  event.text = from.or_no_text("text");
  return event;
}

ViewRecord view_record_in(const DataReader& from) {
  ViewRecord view;
  view.view = view_in(from);
  view.ok = from.count("ok");
  view.failed = from.count("failed");
  view.not_started = from.count("not_started");
  view.connections = from.count("connections");
  view.commands = from.has("commands") ? from.count("commands") : view.ok + view.failed;
  view.down = from.duration("down_ns");
  view.is_down = from.flag("is_down");
  const DataReader counts = from.member("faults");
  counts.each_member([&](const std::string& id, const DataReader& /*count*/) {
    const auto found = std::ranges::find(fault_ids(), std::string_view(id));
    if (found == fault_ids().end()) {
      counts.complain("a fault that this version of rconn does not know");
      return;
    }
    const auto fault = static_cast<Fault>(found - fault_ids().begin());
    view.faults[fault] = counts.count(id.c_str());
  });
  view.service = histogram_in(from, "service");
  view.corrected = histogram_in(from, "corrected");
  const DataReader rungs = from.member("rungs");
  for (std::size_t i = 0; i < rung_names.size(); ++i) {
    view.rungs.at(i) = histogram_in(rungs, std::string(rung_names.at(i)).c_str());
  }
  return view;
}

Series series_in(const DataReader& from) {
  Series series;
  series.width = from.duration("width_ns");
  if (series.width <= Duration{}) from.complain("its slots have no width");
  constexpr int most = Series::max_slots;
  if (series.width > DataReader::longest / most) from.complain("its slots are too wide");
  from.each("slots", Series::max_slots, [&](const DataReader& slot) {
    auto& counts = series.slots.emplace_back();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const std::string view(view_names.at(i));
      if (!slot.has(view.c_str())) continue;
      const DataReader of_view = slot.member(view.c_str());
      counts.at(i) = {of_view.count("ok"), of_view.count("failed"),
                      histogram_in(of_view, "service", largest_sum_of_histogram / most)};
    }
  });
  return series;
}

MasterSeen master_in(const DataReader& from) {
  MasterSeen master;
  master.address = from.text("address");
  master.run_id = from.or_no_text("run_id");
  if (from.has("offset")) {
    using Limits = std::numeric_limits<std::int64_t>;
    master.offset = from.integer("offset", Limits::min(), Limits::max());
  }
  master.first = instant_in(from.member("first"));
  return master;
}

Failover failover_in(const DataReader& from) {
  return {.from = master_in(from.member("from")),
          .to = master_in(from.member("to")),
          .last_acknowledged_write = from.or_no_duration("last_acknowledged_write_ns"),
          .first_error = from.or_no_duration("first_error_ns"),
          .first_contact = from.or_no_duration("first_contact_ns"),
          .first_acknowledged_write = from.or_no_duration("first_acknowledged_write_ns"),
          .old_master_demoted = from.or_no_duration("old_master_demoted_ns")};
}

Writes writes_in(const DataReader& from) {
  return {.key = from.text("key"),
          .time_to_live = from.duration("time_to_live_ns"),
          .acknowledged = from.count("acknowledged"),
          .refused = from.count("refused"),
          .unanswered = from.count("unanswered"),
          .lost = from.count("lost"),
          .unknown = from.count("unknown"),
          .unread = from.or_no_text("unread")};
}

TargetRecord target_in(const DataReader& from, std::size_t place) {
  constexpr std::size_t any = std::numeric_limits<std::size_t>::max();  // the file is bounded
  TargetRecord target;
  target.target = from.text("target");
  target.endpoint = from.text("endpoint");
  target.address = from.or_no_text("address");
  target.down = from.duration("down_ns");
  target.longest = from.duration("longest_ns");
  from.each("outages", TargetRecord::max_outages,
            [&](const DataReader& each) { target.outages.push_back(outage_in(each)); });
  target.outages_left_out = from.count("outages_left_out");
  from.each("views", view_names.size(),
            [&](const DataReader& each) { target.views.push_back(view_record_in(each)); });
  from.each("events", TargetRecord::max_events,
            [&](const DataReader& each) { target.events.push_back(event_in(each, place)); });
  target.events_left_out = from.count("events_left_out");
  from.each("failovers", any,
            [&](const DataReader& each) { target.failovers.push_back(failover_in(each)); });
  if (from.has("failovers_left_out")) target.failovers_left_out = from.count("failovers_left_out");
  if (from.has("writes")) target.writes = writes_in(from.member("writes"));
  target.series = series_in(from.member("series"));
  return target;
}

WatchSettings settings_in(const DataReader& from) {
  WatchSettings settings;
  settings.interval = from.duration("interval_ns");
  settings.fresh_interval = from.or_no_duration("fresh_interval_ns");
  if (from.has("write_key")) settings.write_key = from.text("write_key");
  settings.duration = from.or_no_duration("duration_ns");
  settings.host = from.or_no_text("host");
  settings.system = from.or_no_text("system");
  return settings;
}

RunEnd end_in(const DataReader& from) {
  constexpr std::array ends{RunEnd::complete, RunEnd::interrupted, RunEnd::unread, RunEnd::hopeless,
                            RunEnd::deadline};
  std::array<std::string_view, ends.size()> names;
  std::ranges::transform(ends, names.begin(), [](RunEnd end) { return name(end); });
  return ends.at(from.one_of("end", names));
}

// What older versions did not write is as if the machine had not been suspended.
Instant end_without_pauses(const WatchRecord& record) {
  const Duration start = record.start.wall.time_since_epoch();
  return {record.lasted, wall_of(std::min(start + record.lasted, last_wall))};
}

Pause pause_in(const DataReader& from) {
  Pause pause{instant_in(from.member("began")), from.duration("lasted_ns"), from.flag("suspended")};
  pause.asleep = from.or_no_duration("asleep_ns").value_or(Duration{});
  if (pause.asleep > pause.lasted) from.complain("it is asleep for longer than it lasts");
  return pause;
}

WatchRecord record_in(const DataReader& from) {
  constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
  WatchRecord record;
  record.settings = settings_in(from.member("settings"));
  record.start = instant_in(from.member("start"));
  record.lasted = from.duration("lasted_ns");
  record.now = from.has("now") ? instant_in(from.member("now")) : end_without_pauses(record);
  record.end = end_in(from);
  record.paused = from.duration("paused_ns");
  record.latest = from.duration("latest_ns");
  from.each("pauses", WatchRecord::max_pauses,
            [&](const DataReader& each) { record.pauses.push_back(pause_in(each)); });
  record.pauses_left_out = from.count("pauses_left_out");
  from.each("targets", any, [&](const DataReader& each) {
    record.targets.push_back(target_in(each, record.targets.size()));
  });
  return record;
}

}  // namespace

Parsed<WatchData> read_watch_data(std::string_view text) {
  auto json = parse_data(text);
  if (!json) return json.error();
  std::string error;
  const DataReader from(json.value(), error);
  if (!from.has("format") || !from.has("targets")) {
    return UsageError{"it is not the report of a watch in JSON"};
  }
  const auto format = from.integer("format", 1, std::numeric_limits<std::int64_t>::max());
  if (error.empty() && format != watch_data_format) {
    return UsageError{fmt::format("it has the format {}; this version of rconn reads {}", format,
                                  watch_data_format)};
  }
  WatchData data{from.text("rconn"), record_in(from)};
  if (!error.empty()) return UsageError{error};
  return data;
}

}  // namespace rconn::cli
