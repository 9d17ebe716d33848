#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/json/watch/watch_values.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// The target of an event; null: it concerns the watch as a whole.
const TargetRecord* target_of(const WatchEvent& event, const WatchRecord& record) {
  const bool of_all = event.kind == WatchEventKind::paused;
  return of_all || event.target >= record.targets.size() ? nullptr : &record.targets[event.target];
}

// Whether the text of the event is one address.
bool tells_address(const WatchEvent& event) {
  return event.kind == WatchEventKind::connected || event.kind == WatchEventKind::address_down ||
         event.kind == WatchEventKind::address_up;
}

bool has_failure(const WatchEvent& event) { return event.report && event.report->failure; }

Json views_of(const TargetSpan& span) {
  Json object = Json::object();
  for (const ViewSpan& view : span.views) {
    object[std::string(name(view.view))] = object_of(minute_view_fields(), view);
  }
  return object;
}

const TargetRecord& target_of(const TargetSpan& span, const WatchRecord& record) {
  return record.targets[span.target];
}

// clang-format off
constexpr std::array of_event{
    Member<WatchEvent, WatchRecord>{"command", "=watch", "watch",
        [](const WatchEvent&, const WatchRecord&) { return Json("watch"); }},
    Member<WatchEvent, WatchRecord>{"event", "watch_event_kind", "see WATCH EVENTS; minute and summary are further lines",
        [](const WatchEvent& e, const WatchRecord&) { return Json(name(e.kind)); }},
    Member<WatchEvent, WatchRecord>{"at", "time", "when it was seen, by the clock on the wall, in UTC (RFC 3339)",
        [](const WatchEvent& e, const WatchRecord&) { return wall_time(e.when); }},
    Member<WatchEvent, WatchRecord>{"elapsed", "seconds", "seconds since the start of the watch",
        [](const WatchEvent& e, const WatchRecord&) { return Json(in_seconds(e.when.at)); }},
    Member<WatchEvent, WatchRecord>{"target", "text?", "as given; absent: it concerns the watch as a whole",
        [](const WatchEvent& e, const WatchRecord& r) {
          const TargetRecord* const target = target_of(e, r);
          return target != nullptr ? text_of(target->target) : Json();
        }},
    Member<WatchEvent, WatchRecord>{"endpoint", "text?", "where it is",
        [](const WatchEvent& e, const WatchRecord& r) {
          const TargetRecord* const target = target_of(e, r);
          return target != nullptr ? text_of(target->endpoint) : Json();
        }},
    Member<WatchEvent, WatchRecord>{"view", "view?", "held, fresh or write; absent: it concerns the whole target",
        [](const WatchEvent& e, const WatchRecord&) {
          return e.view ? Json(name(*e.view)) : Json();
        }},
    Member<WatchEvent, WatchRecord>{"address", "text?", "the address that it concerns",
        [](const WatchEvent& e, const WatchRecord&) {
          return tells_address(e) ? text_if_any(e.text) : Json();
        }},
    Member<WatchEvent, WatchRecord>{"fault", "fault?", "the id of the fault",
        [](const WatchEvent& e, const WatchRecord&) {
          return e.fault ? Json(info(*e.fault).id) : Json();
        }},
    Member<WatchEvent, WatchRecord>{"detail", "text?", "the message of the peer or the system",
        [](const WatchEvent& e, const WatchRecord&) {
          return has_failure(e) ? text_if_any(in_words(e.report->failure->detail)) : Json();
        }},
    Member<WatchEvent, WatchRecord>{"cause", "known_cause?", "why, as for a report",
        [](const WatchEvent& e, const WatchRecord&) { return cause_of(e.cause, e.report.get()); }},
    Member<WatchEvent, WatchRecord>{"hint", "text?", "what to do about it",
        [](const WatchEvent& e, const WatchRecord&) {
          return has_failure(e) ? text_if_any(hint(*e.report)) : Json();
        }},
    Member<WatchEvent, WatchRecord>{"seconds", "seconds?", "how long it lasted: the outage that is over, the pause",
        [](const WatchEvent& e, const WatchRecord&) { return seconds_if_set(e.lasted); }},
    Member<WatchEvent, WatchRecord>{"uncertainty", "seconds?", "seconds by which this may be wrong, either way",
        [](const WatchEvent& e, const WatchRecord&) { return seconds_if_set(e.uncertainty); }},
    Member<WatchEvent, WatchRecord>{"text", "text?", "what else there is to say: two addresses, a count",
        [](const WatchEvent& e, const WatchRecord&) {
          return tells_address(e) ? Json() : text_if_any(e.text);
        }},
};

constexpr std::array of_minute{
    Member<TargetSpan, WatchRecord>{"command", "=watch", "watch",
        [](const TargetSpan&, const WatchRecord&) { return Json("watch"); }},
    Member<TargetSpan, WatchRecord>{"event", "=minute", "minute",
        [](const TargetSpan&, const WatchRecord&) { return Json("minute"); }},
    Member<TargetSpan, WatchRecord>{"at", "time", "its end",
        [](const TargetSpan& s, const WatchRecord&) { return wall_time(s.end); }},
    Member<TargetSpan, WatchRecord>{"elapsed", "seconds", "seconds since the start of the watch, at its end",
        [](const TargetSpan& s, const WatchRecord&) { return Json(in_seconds(s.end.at)); }},
    Member<TargetSpan, WatchRecord>{"target", "text", "as given",
        [](const TargetSpan& s, const WatchRecord& r) { return text_of(target_of(s, r).target); }},
    Member<TargetSpan, WatchRecord>{"endpoint", "text", "where it is",
        [](const TargetSpan& s, const WatchRecord& r) { return text_of(target_of(s, r).endpoint); }},
    Member<TargetSpan, WatchRecord>{"seconds", "seconds", "its length: a minute, or more if rconn was paused",
        [](const TargetSpan& s, const WatchRecord&) { return Json(in_seconds(s.length)); }},
    Member<TargetSpan, WatchRecord>{"is_down", "boolean", "whether a view is down at its end",
        [](const TargetSpan& s, const WatchRecord& r) { return Json(target_of(s, r).is_down()); }},
    Member<TargetSpan, WatchRecord>{"views", "{view:minute_view}", "by name: probes, ok, failed, not_started, service_ms",
        [](const TargetSpan& s, const WatchRecord&) { return views_of(s); }},
};

constexpr std::array of_minute_view{
    Member<ViewSpan>{"probes", "count", "those with a result, and those that were not started",
        [](const ViewSpan& v) { return Json(v.probes()); }},
    Member<ViewSpan>{"ok", "count", "probes that succeeded",
        [](const ViewSpan& v) { return Json(v.ok); }},
    Member<ViewSpan>{"failed", "count", "probes that failed",
        [](const ViewSpan& v) { return Json(v.failed); }},
    Member<ViewSpan>{"not_started", "count", "probes that were due while too many before them were unanswered",
        [](const ViewSpan& v) { return Json(v.not_started); }},
    Member<ViewSpan>{"service_ms", "distribution?", "from the start of a probe to its reply",
        [](const ViewSpan& v) { return distribution(v.service); }},
};
// clang-format on

}  // namespace

std::span<const Member<WatchEvent, WatchRecord>> watch_event_fields() { return of_event; }
std::span<const Member<TargetSpan, WatchRecord>> watch_minute_fields() { return of_minute; }
std::span<const Member<ViewSpan>> minute_view_fields() { return of_minute_view; }

}  // namespace rconn::cli
