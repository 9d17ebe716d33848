#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/table/object_of.hpp"
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
    WatchField<WatchEnd>{"command", "=watch", "watch",
        [](const WatchEnd&, const WatchRecord&) { return Json("watch"); }},
    WatchField<WatchEnd>{"event", "=summary", "summary",
        [](const WatchEnd&, const WatchRecord&) { return Json("summary"); }},
    WatchField<WatchEnd>{"at", "time", "the end, by the clock on the wall, in UTC (RFC 3339)",
        [](const WatchEnd&, const WatchRecord& r) { return wall_time(r.now); }},
    WatchField<WatchEnd>{"began", "time", "the start, in the same way",
        [](const WatchEnd&, const WatchRecord& r) { return wall_time(r.start); }},
    WatchField<WatchEnd>{"seconds", "seconds", "how long it watched, pauses included",
        [](const WatchEnd&, const WatchRecord& r) { return Json(in_seconds(r.lasted)); }},
    WatchField<WatchEnd>{"paused", "seconds", "seconds in which rconn itself did not run; they do not count for the availability",
        [](const WatchEnd&, const WatchRecord& r) { return Json(in_seconds(r.paused)); }},
    WatchField<WatchEnd>{"ended", "run_end", "complete (the time was over), interrupted, unread (nobody took the output) or hopeless",
        [](const WatchEnd&, const WatchRecord& r) { return Json(name(r.end)); }},
    WatchField<WatchEnd>{"settings", "watch_settings", "interval, fresh_interval and duration in seconds, write_key, host, system",
        [](const WatchEnd&, const WatchRecord& r) { return object_of(watch_settings_fields(), r.settings, r); }},
    WatchField<WatchEnd>{"connections_per_second", "number", "attempts to connect, of all targets, on average",
        [](const WatchEnd&, const WatchRecord& r) {
          return Json(load_of_all(r).connections_per_second);
        }},
    WatchField<WatchEnd>{"commands_per_second", "number", "PING and SET that were sent, of all targets, on average",
        [](const WatchEnd&, const WatchRecord& r) {
          return Json(load_of_all(r).commands_per_second);
        }},
    WatchField<WatchEnd>{"late_ms", "ms", "how late rconn itself was at most to start a probe, but for pauses",
        [](const WatchEnd&, const WatchRecord& r) { return Json(in_milliseconds(r.latest)); }},
    WatchField<WatchEnd>{"pauses", "[watch_pause]", "each one: began, at, seconds, suspended (the machine was)",
        [](const WatchEnd&, const WatchRecord& r) { return list_of(pause_fields(), r.pauses, r); }},
    WatchField<WatchEnd>{"pauses_left_out", "count?", "pauses that are not listed",
        [](const WatchEnd&, const WatchRecord& r) { return count_if_any(r.pauses_left_out); }},
    WatchField<WatchEnd>{"broken", "[broken_limit]", "each limit that was broken: limit, target, allowed, found",
        [](const WatchEnd& e, const WatchRecord& r) {
          return list_of(broken_limit_fields(), e.broken, r);
        }},
    WatchField<WatchEnd>{"targets", "[watch_target]", "see WATCH TARGET FIELDS",
        [](const WatchEnd&, const WatchRecord& r) {
          return list_of(watch_target_fields(), r.targets, r);
        }},
};

constexpr std::array of_settings{
    WatchField<WatchSettings>{"interval", "seconds", "between two probes",
        [](const WatchSettings& s, const WatchRecord&) { return Json(in_seconds(s.interval)); }},
    WatchField<WatchSettings>{"fresh_interval", "seconds?", "between two new connections; absent: none are made",
        [](const WatchSettings& s, const WatchRecord&) { return seconds_if_any(s.fresh_interval); }},
    WatchField<WatchSettings>{"write_key", "text?", "the key that is written",
        [](const WatchSettings& s, const WatchRecord&) {
          return s.write_key ? Json(text::for_json(*s.write_key)) : Json();
        }},
    WatchField<WatchSettings>{"duration", "seconds?", "how long; absent: until it is interrupted",
        [](const WatchSettings& s, const WatchRecord&) { return seconds_if_any(s.duration); }},
    WatchField<WatchSettings>{"host", "text?", "the name of the machine",
        [](const WatchSettings& s, const WatchRecord&) { return escaped_if_any(s.host); }},
    WatchField<WatchSettings>{"system", "text?", "its operating system",
        [](const WatchSettings& s, const WatchRecord&) { return escaped_if_any(s.system); }},
};

constexpr std::array of_pause{
    WatchField<Pause>{"began", "time", "when, by the clock on the wall, in UTC (RFC 3339)",
        [](const Pause& p, const WatchRecord&) { return wall_time(p.began); }},
    WatchField<Pause>{"at", "seconds", "seconds since the start of the watch",
        [](const Pause& p, const WatchRecord&) { return Json(in_seconds(p.began.at)); }},
    WatchField<Pause>{"seconds", "seconds", "how long it lasted",
        [](const Pause& p, const WatchRecord&) { return Json(in_seconds(p.lasted)); }},
    WatchField<Pause>{"suspended", "boolean", "whether the machine was",
        [](const Pause& p, const WatchRecord&) { return Json(p.suspended); }},
};

constexpr std::array of_broken_limit{
    WatchField<BrokenLimit>{"limit", "=max_outage|min_availability", "its name",
        [](const BrokenLimit& b, const WatchRecord&) { return Json(name(b.limit)); }},
    WatchField<BrokenLimit>{"target", "text", "as given",
        [](const BrokenLimit& b, const WatchRecord& r) {
          return Json(text::for_json(r.targets[b.target].target));
        }},
    WatchField<BrokenLimit>{"allowed", "number", "seconds, or per cent",
        [](const BrokenLimit& b, const WatchRecord&) { return Json(b.allowed); }},
    WatchField<BrokenLimit>{"found", "number?", "likewise; absent: no probe had a result",
        [](const BrokenLimit& b, const WatchRecord&) { return b.found ? Json(*b.found) : Json(); }},
};
// clang-format on

}  // namespace

std::span<const WatchField<WatchEnd>> watch_summary_fields() { return of_summary; }
std::span<const WatchField<WatchSettings>> watch_settings_fields() { return of_settings; }
std::span<const WatchField<Pause>> pause_fields() { return of_pause; }
std::span<const WatchField<BrokenLimit>> broken_limit_fields() { return of_broken_limit; }

}  // namespace rconn::cli
