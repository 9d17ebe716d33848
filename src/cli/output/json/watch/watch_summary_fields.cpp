#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/json/watch/watch_object.hpp"
#include "cli/output/json/watch/watch_values.hpp"
#include "cli/output/summary/watch_load.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/run_end.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json settings_of(const WatchSettings& settings) {
  Json object{{"interval", in_seconds(settings.interval)}};
  if (settings.fresh_interval) object["fresh_interval"] = in_seconds(*settings.fresh_interval);
  if (settings.write_key) object["write_key"] = text::for_json(*settings.write_key);
  if (settings.duration) object["duration"] = in_seconds(*settings.duration);
  if (!settings.host.empty()) object["host"] = text::for_json(settings.host);
  if (!settings.system.empty()) object["system"] = text::for_json(settings.system);
  return object;
}

Json pauses_of(const WatchRecord& record) {
  Json list = Json::array();
  for (const Pause& pause : record.pauses) {
    list.push_back({{"began", wall_time(pause.began)},
                    {"at", in_seconds(pause.began.at)},
                    {"seconds", in_seconds(pause.lasted)},
                    {"suspended", pause.suspended}});
  }
  return list;
}

Json broken_limits_of(const WatchEnd& end) {
  Json list = Json::array();
  for (const BrokenLimit& broken : end.broken) {
    Json entry{{"limit", name(broken.limit)},
               {"target", text::for_json(end.record.targets[broken.target].target)},
               {"allowed", broken.allowed}};
    if (broken.found) entry["found"] = *broken.found;
    list.push_back(std::move(entry));
  }
  return list;
}

// clang-format off
constexpr std::array of_summary{
    WatchField<WatchEnd>{"command", "watch",
        [](const WatchEnd&, const WatchRecord&) { return Json("watch"); }},
    WatchField<WatchEnd>{"event", "summary",
        [](const WatchEnd&, const WatchRecord&) { return Json("summary"); }},
    WatchField<WatchEnd>{"at", "the end, by the clock on the wall, in UTC (RFC 3339)",
        [](const WatchEnd&, const WatchRecord& r) { return wall_time(r.now); }},
    WatchField<WatchEnd>{"began", "the start, in the same way",
        [](const WatchEnd&, const WatchRecord& r) { return wall_time(r.start); }},
    WatchField<WatchEnd>{"seconds", "how long it watched, pauses included",
        [](const WatchEnd&, const WatchRecord& r) { return Json(in_seconds(r.lasted)); }},
    WatchField<WatchEnd>{"paused", "seconds in which rconn itself did not run; they do not count for the availability",
        [](const WatchEnd&, const WatchRecord& r) { return Json(in_seconds(r.paused)); }},
    WatchField<WatchEnd>{"ended", "complete (the time was over), interrupted, unread (nobody took the output) or hopeless",
        [](const WatchEnd&, const WatchRecord& r) { return Json(name(r.end)); }},
    WatchField<WatchEnd>{"settings", "interval, fresh_interval and duration in seconds, write_key, host, system",
        [](const WatchEnd&, const WatchRecord& r) { return settings_of(r.settings); }},
    WatchField<WatchEnd>{"connections_per_second", "attempts to connect, of all targets, on average",
        [](const WatchEnd&, const WatchRecord& r) {
          return Json(load_of_all(r).connections_per_second);
        }},
    WatchField<WatchEnd>{"commands_per_second", "PING and SET that were sent, of all targets, on average",
        [](const WatchEnd&, const WatchRecord& r) {
          return Json(load_of_all(r).commands_per_second);
        }},
    WatchField<WatchEnd>{"late_ms", "how late rconn itself was at most to start a probe, but for pauses",
        [](const WatchEnd&, const WatchRecord& r) { return Json(in_milliseconds(r.latest)); }},
    WatchField<WatchEnd>{"pauses", "each one: began, at, seconds, suspended (the machine was)",
        [](const WatchEnd&, const WatchRecord& r) { return pauses_of(r); }},
    WatchField<WatchEnd>{"pauses_left_out", "pauses that are not listed",
        [](const WatchEnd&, const WatchRecord& r) { return count_if_any(r.pauses_left_out); }},
    WatchField<WatchEnd>{"broken", "each limit that was broken: limit, target, allowed, found",
        [](const WatchEnd& e, const WatchRecord&) { return broken_limits_of(e); }},
    WatchField<WatchEnd>{"targets", "see WATCH TARGET FIELDS",
        [](const WatchEnd&, const WatchRecord& r) {
          return list_of(r.targets, watch_target_fields(), r);
        }},
};
// clang-format on

}  // namespace

std::span<const WatchField<WatchEnd>> watch_summary_fields() { return of_summary; }

}  // namespace rconn::cli
