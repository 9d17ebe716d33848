#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/json/watch/watch_values.hpp"
#include "cli/output/summary/watch_load.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/run_end.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// clang-format off
constexpr std::array of_summary{
    Member<WatchEnd>{"command", "=watch", "watch",
        [](const WatchEnd&) { return Json("watch"); }},
    Member<WatchEnd>{"event", "=summary", "summary",
        [](const WatchEnd&) { return Json("summary"); }},
    Member<WatchEnd>{"at", "time", "the end, by the clock on the wall, in UTC (RFC 3339)",
        [](const WatchEnd& e) { return wall_time(e.record.now); }},
    Member<WatchEnd>{"began", "time", "the start, in the same way",
        [](const WatchEnd& e) { return wall_time(e.record.start); }},
    Member<WatchEnd>{"seconds", "seconds", "how long it watched, pauses included",
        [](const WatchEnd& e) { return Json(in_seconds(e.record.lasted)); }},
    Member<WatchEnd>{"paused", "seconds", "seconds in which rconn itself did not run; they do not count for the availability",
        [](const WatchEnd& e) { return Json(in_seconds(e.record.paused)); }},
    Member<WatchEnd>{"ended", "run_end", "complete (the time was over), interrupted, unread (nobody took the output) or hopeless",
        [](const WatchEnd& e) { return Json(name(e.record.end)); }},
    Member<WatchEnd>{"settings", "watch_settings", "interval, fresh_interval and duration in seconds, write_key, host, system",
        [](const WatchEnd& e) { return object_of(watch_settings_fields(), e.record.settings); }},
    Member<WatchEnd>{"connections_per_second", "number", "attempts to connect, of all targets, on average",
        [](const WatchEnd& e) {
          return Json(load_of_all(e.record).connections_per_second);
        }},
    Member<WatchEnd>{"commands_per_second", "number", "PING and SET that were sent, of all targets, on average",
        [](const WatchEnd& e) {
          return Json(load_of_all(e.record).commands_per_second);
        }},
    Member<WatchEnd>{"late_ms", "ms", "how late rconn itself was at most to start a probe, but for pauses",
        [](const WatchEnd& e) { return Json(in_milliseconds(e.record.latest)); }},
    Member<WatchEnd>{"pauses", "[watch_pause]", "each one: began, at, seconds, suspended (the machine was)",
        [](const WatchEnd& e) { return list_of(pause_fields(), e.record.pauses); }},
    Member<WatchEnd>{"pauses_left_out", "count?", "pauses that are not listed",
        [](const WatchEnd& e) { return count_if_any(e.record.pauses_left_out); }},
    Member<WatchEnd>{"broken", "[broken_limit]", "each limit that was broken: limit, target, allowed, found",
        [](const WatchEnd& e) {
          return list_of(broken_limit_fields(), e.broken, e.record);
        }},
    Member<WatchEnd>{"targets", "[watch_target]", "see WATCH TARGET FIELDS",
        [](const WatchEnd& e) {
          return list_of(watch_target_fields(), e.record.targets, e.record);
        }},
};

constexpr std::array of_settings{
    Member<WatchSettings>{"interval", "seconds", "between two probes",
        [](const WatchSettings& s) { return Json(in_seconds(s.interval)); }},
    Member<WatchSettings>{"fresh_interval", "seconds?", "between two new connections; absent: none are made",
        [](const WatchSettings& s) { return seconds_if_set(s.fresh_interval); }},
    Member<WatchSettings>{"write_key", "text?", "the key that is written",
        [](const WatchSettings& s) { return text_if_set(s.write_key); }},
    Member<WatchSettings>{"duration", "seconds?", "how long; absent: until it is interrupted",
        [](const WatchSettings& s) { return seconds_if_set(s.duration); }},
    Member<WatchSettings>{"host", "text?", "the name of the machine",
        [](const WatchSettings& s) { return text_if_any(s.host); }},
    Member<WatchSettings>{"system", "text?", "its operating system",
        [](const WatchSettings& s) { return text_if_any(s.system); }},
};

constexpr std::array of_pause{
    Member<Pause>{"began", "time", "when, by the clock on the wall, in UTC (RFC 3339)",
        [](const Pause& p) { return wall_time(p.began); }},
    Member<Pause>{"at", "seconds", "seconds since the start of the watch",
        [](const Pause& p) { return Json(in_seconds(p.began.at)); }},
    Member<Pause>{"seconds", "seconds", "how long it lasted",
        [](const Pause& p) { return Json(in_seconds(p.lasted)); }},
    Member<Pause>{"suspended", "boolean", "whether the machine was",
        [](const Pause& p) { return Json(p.suspended); }},
};

constexpr std::array of_broken_limit{
    Member<BrokenLimit, WatchRecord>{"limit", "=max_outage|min_availability", "its name",
        [](const BrokenLimit& b, const WatchRecord&) { return Json(name(b.limit)); }},
    Member<BrokenLimit, WatchRecord>{"target", "text", "as given",
        [](const BrokenLimit& b, const WatchRecord& r) {
          return text_of(r.targets[b.target].target);
        }},
    Member<BrokenLimit, WatchRecord>{"allowed", "number", "seconds, or per cent",
        [](const BrokenLimit& b, const WatchRecord&) { return Json(b.allowed); }},
    Member<BrokenLimit, WatchRecord>{"found", "number?", "likewise; absent: no probe had a result",
        [](const BrokenLimit& b, const WatchRecord&) { return number_if_set(b.found); }},
};
// clang-format on

}  // namespace

std::span<const Member<WatchEnd>> watch_summary_fields() { return of_summary; }
std::span<const Member<WatchSettings>> watch_settings_fields() { return of_settings; }
std::span<const Member<Pause>> pause_fields() { return of_pause; }
std::span<const Member<BrokenLimit, WatchRecord>> broken_limit_fields() { return of_broken_limit; }

}  // namespace rconn::cli
