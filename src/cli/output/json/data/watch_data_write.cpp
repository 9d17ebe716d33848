#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/data/watch_data.hpp"
#include "cli/output/json/table/line_of.hpp"
#include "cli/output/words/fault_text.hpp"
#include "cli/output/words/run_end.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json of(Duration duration) { return duration.count(); }

Json of(Instant instant) {
  const auto wall = std::chrono::duration_cast<Duration>(instant.wall.time_since_epoch());
  return {{"at_ns", of(instant.at)}, {"wall_ns", of(wall)}};
}

Json of(const Bounds& bounds) {
  return {{"earliest_ns", of(bounds.earliest)}, {"latest_ns", of(bounds.latest)}};
}

std::string of(const std::string& text) { return text::for_json(text); }

// What is empty or not there is left out.
void add(Json& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = of(text);
}

void add(Json& object, const char* name, const std::optional<Duration>& duration) {
  if (duration) object[name] = of(*duration);
}

template <typename Part>
Json list_of(const std::vector<Part>& parts, Json (*json_of)(const Part& part)) {
  Json list = Json::array();
  for (const Part& part : parts) list.push_back(json_of(part));
  return list;
}

// Of each bucket three numbers: its own, how many times it holds, and their sum.
Json of(const Histogram& histogram) {
  Json object;
  object["min_ns"] = of(histogram.min());
  object["max_ns"] = of(histogram.max());
  Json buckets = Json::array();
  for (const auto& [number, bucket] : histogram.buckets()) {
    buckets.push_back(number);
    buckets.push_back(bucket.count);
    buckets.push_back(of(bucket.sum));
  }
  object["buckets"] = std::move(buckets);
  return object;
}

void add(Json& object, std::string_view name, const Histogram& histogram) {
  if (!histogram.empty()) object[std::string(name)] = of(histogram);
}

// For other readers of the file: rconn computes them from the buckets.
void add_with_quantiles(Json& object, std::string_view name, const Histogram& histogram) {
  if (histogram.empty()) return;
  Json with = of(histogram);
  with["count"] = histogram.count();
  with["p50_ns"] = of(histogram.quantile(0.5));
  with["p90_ns"] = of(histogram.quantile(0.9));
  with["p99_ns"] = of(histogram.quantile(0.99));
  with["p99.9_ns"] = of(histogram.quantile(0.999));
  object[std::string(name)] = std::move(with);
}

Json of(const FaultRun& run) {
  const FaultText text = text_of(run);
  Json object{{"fault", info(run.fault).id}};
  add(object, "cause", run.cause);
  object["first_ns"] = of(run.first);
  object["last_ns"] = of(run.last);
  object["probes"] = run.probes;
  add(object, "sentence", text.sentence);
  add(object, "detail", text.detail);
  add(object, "cause_sentence", text.cause);
  add(object, "certainty", text.certainty);
  add(object, "advice", text.advice);
  return object;
}

Json of(const ViewOutage& outage) {
  Json object{{"view", name(outage.view)}};
  add(object, "address", outage.address);
  object["began"] = of(outage.began);
  object["ended"] = of(outage.ended);
  object["over"] = outage.over;
  object["faults"] = list_of(outage.faults, of);
  object["faults_left_out"] = outage.faults_left_out;
  return object;
}

Json of(const Outage& outage) {
  return {{"noticed", of(outage.noticed)},
          {"began", of(outage.began)},
          {"ended", of(outage.ended)},
          {"over", outage.over},
          {"partial", outage.partial},
          {"views", list_of(outage.views, of)},
          {"views_left_out", outage.views_left_out}};
}

Json of(const WatchEvent& event) {
  Json object{{"event", name(event.kind)}, {"when", of(event.when)}};
  if (event.view) object["view"] = name(*event.view);
  if (event.fault) object["fault"] = info(*event.fault).id;
  add(object, "cause", event.cause);
  add(object, "lasted_ns", event.lasted);
  add(object, "uncertainty_ns", event.uncertainty);
  add(object, "text", event.text);
  return object;
}

Json of(const ViewRecord& view) {
  Json object{{"view", name(view.view)},         {"ok", view.ok},
              {"failed", view.failed},           {"not_started", view.not_started},
              {"connections", view.connections}, {"commands", view.commands},
              {"down_ns", of(view.down)},        {"is_down", view.is_down}};
  Json faults = Json::object();
  for (const auto& [fault, count] : view.faults) faults[std::string(info(fault).id)] = count;
  object["faults"] = std::move(faults);
  add_with_quantiles(object, "service", view.service);
  add_with_quantiles(object, "corrected", view.corrected);
  Json rungs = Json::object();
  for (std::size_t i = 0; i < view.rungs.size(); ++i) {
    add_with_quantiles(rungs, rung_names.at(i), view.rungs.at(i));
  }
  object["rungs"] = std::move(rungs);
  return object;
}

using Slot = std::array<SlotCounts, view_names.size()>;

// The views without a probe in this slot are left out.
Json of(const Slot& slot) {
  Json object = Json::object();
  for (std::size_t i = 0; i < slot.size(); ++i) {
    const SlotCounts& counts = slot.at(i);
    if (counts == SlotCounts{}) continue;
    Json of_view{{"ok", counts.ok}, {"failed", counts.failed}};
    add(of_view, "service", counts.service);
    object[std::string(view_names.at(i))] = std::move(of_view);
  }
  return object;
}

Json of(const MasterSeen& master) {
  Json object{{"address", of(master.address)}};
  add(object, "run_id", master.run_id);
  if (master.offset) object["offset"] = *master.offset;
  object["first"] = of(master.first);
  return object;
}

Json of(const Failover& failover) {
  Json object{{"from", of(failover.from)}, {"to", of(failover.to)}};
  add(object, "last_acknowledged_write_ns", failover.last_acknowledged_write);
  add(object, "first_error_ns", failover.first_error);
  add(object, "first_contact_ns", failover.first_contact);
  add(object, "first_acknowledged_write_ns", failover.first_acknowledged_write);
  add(object, "old_master_demoted_ns", failover.old_master_demoted);
  return object;
}

Json of(const Writes& writes) {
  Json object{{"key", of(writes.key)},
              {"time_to_live_ns", of(writes.time_to_live)},
              {"acknowledged", writes.acknowledged},
              {"refused", writes.refused},
              {"unanswered", writes.unanswered},
              {"lost", writes.lost},
              {"unknown", writes.unknown}};
  add(object, "unread", writes.unread);
  return object;
}

Json of(const TargetRecord& target) {
  Json object{{"target", of(target.target)}, {"endpoint", of(target.endpoint)}};
  add(object, "address", target.address);
  object["down_ns"] = of(target.down);
  object["longest_ns"] = of(target.longest);
  object["outages"] = list_of(target.outages, of);
  object["outages_left_out"] = target.outages_left_out;
  object["views"] = list_of(target.views, of);
  object["events"] = list_of(target.events, of);
  object["events_left_out"] = target.events_left_out;
  object["failovers"] = list_of(target.failovers, of);
  if (target.failovers_left_out > 0) object["failovers_left_out"] = target.failovers_left_out;
  if (target.writes) object["writes"] = of(*target.writes);
  object["series"] = {{"width_ns", of(target.series.width)},
                      {"slots", list_of(target.series.slots, of)}};
  return object;
}

Json of(const Pause& pause) {
  return {{"began", of(pause.began)},
          {"lasted_ns", of(pause.lasted)},
          {"suspended", pause.suspended},
          {"asleep_ns", of(pause.asleep)}};
}

Json of(const WatchSettings& settings) {
  Json object{{"interval_ns", of(settings.interval)}};
  add(object, "fresh_interval_ns", settings.fresh_interval);
  if (settings.write_key) object["write_key"] = of(*settings.write_key);
  add(object, "duration_ns", settings.duration);
  add(object, "host", settings.host);
  add(object, "system", settings.system);
  return object;
}

}  // namespace

std::string watch_data_json(const WatchData& data) {
  const WatchRecord& record = data.record;
  Json object{{"format", watch_data_format}, {"rconn", of(data.version)}};
  object["settings"] = of(record.settings);
  object["start"] = of(record.start);
  object["lasted_ns"] = of(record.lasted);
  object["now"] = of(record.now);
  object["end"] = name(record.end);
  object["paused_ns"] = of(record.paused);
  object["latest_ns"] = of(record.latest);
  object["pauses"] = list_of(record.pauses, of);
  object["pauses_left_out"] = record.pauses_left_out;
  object["targets"] = list_of(record.targets, of);
  return line_of(object);
}

}  // namespace rconn::cli
